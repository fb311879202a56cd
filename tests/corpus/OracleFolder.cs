using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Flights.Corpus.Tests;

/// <summary>The folder of recorded histories that the variable <c>FLIGHTS_ORACLE</c> names: invented flights, and what osstest's own
/// program printed of them. Tests that need it skip loudly without it.</summary>
internal static class OracleFolder
{
    private static readonly string? Root = Environment.GetEnvironmentVariable("FLIGHTS_ORACLE");

    /// <summary>Skips the test if the folder is not there.</summary>
    public static void Require() =>
        Assert.SkipUnless(Directory.Exists(Root), "FLIGHTS_ORACLE does not name a folder of recorded histories: none of them is checked.");

    /// <summary>Each report that osstest's program printed, as the mail that its cron script would send.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Mails()
    {
        foreach (var folder in Directory.EnumerateDirectories(Root!).Order(StringComparer.Ordinal))
        {
            using var history = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "history.json")));
            foreach (var examined in history.RootElement.GetProperty("examined").EnumerateArray())
            {
                if (Text(examined, "output") is { } output)
                {
                    yield return (Path.Combine(folder, output), Mail(folder, output, history.RootElement, examined));
                }
            }
        }
    }

    private static byte[] Mail(string folder, string output, JsonElement history, JsonElement examined)
    {
        var headers = File.ReadAllText(Path.Combine(folder, $"{output}.headers")).TrimEnd('\n');
        var end = headers.IndexOf('\n', StringComparison.Ordinal);
        var firstLine = end < 0 ? headers : headers[..end];
        var date = DateTimeOffset.FromUnixTimeSeconds(examined.GetProperty("now").GetInt64());
        var mail = new StringBuilder()
            .Append("To: reports@example.org\n")
            .Append(CultureInfo.InvariantCulture, $"Message-ID: <osstest-{examined.GetProperty("flight").GetInt64()}-mainreport@example.org>\n")
            .Append(CultureInfo.InvariantCulture, $"Subject: {Text(examined, "subject") ?? $"[{Text(history, "branch")} test] {firstLine}"}\n")
            .Append(end < 0 ? "" : $"{headers[(end + 1)..]}\n")
            .Append(CultureInfo.InvariantCulture, $"Date: {date:ddd, dd MMM yyyy HH:mm:ss} +0000\n\n")
            .Append(File.ReadAllText(Path.Combine(folder, $"{output}.report.txt")))
            .Append(Text(examined, "push_result") switch
            {
                "pushed" => "\n\nPushing revision :\n",
                "not-pushing" => "\n\nNot pushing.\n",
                "already-up-to-date" => "\n\nPublished tested tree is already up to date.\n",
                _ => "",
            });
        return Encoding.UTF8.GetBytes(mail.ToString());
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetString() : null;
}
