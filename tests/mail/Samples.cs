namespace Flights.Mail.Tests;

/// <summary>Our own reports, in <c>tests/samples</c>, and the mails that are none.</summary>
internal static class Samples
{
    private static readonly string Folder = Path.Combine(Tests(), "samples");

    private static readonly string Refused = Path.Combine(Tests(), "refused-samples");

    /// <summary>The names of the files beside the README that match a pattern, in order.</summary>
    public static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Folder, pattern).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    /// <summary>The path of a file.</summary>
    public static string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>The reports of flights, with their folders below <see cref="Folder"/>: mails, texts, and pages of an archive.</summary>
    public static IEnumerable<string> Flights =>
        [.. Files("*.eml"), .. Files("*.txt"), .. Directory.EnumerateFiles(Path.Combine(Folder, "archive")).Select(file => Path.GetRelativePath(Folder, file))];

    /// <summary>The report of a flight whose file begins with a number of three digits.</summary>
    public static string OfNumber(string number) =>
        Flights.Single(file => Path.GetFileName(file).StartsWith(number + "-", StringComparison.Ordinal));

    /// <summary>What a report's file holds.</summary>
    public static byte[] Bytes(string file) => File.ReadAllBytes(PathOf(file));

    /// <summary>The text of a report's file.</summary>
    public static string Text(string file) => File.ReadAllText(PathOf(file));

    /// <summary>The text of a mail that is no report.</summary>
    public static string RefusedText(string file) => File.ReadAllText(Path.Combine(Refused, file));

    private static string Tests()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Flights.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository."), "tests");
    }
}
