namespace Flights.EndToEnd.Tests.Json;

/// <summary>The commands of the README's section on JSON print what it says that they print.</summary>
public sealed class ReadmeCurlTests
{
    private const string Address = "http://127.0.0.1:5105";
    private const string Start = $"FLIGHTS_JSON_LISTEN={Address} dotnet run --project services/embedded";

    [Fact]
    public async Task Commands_InTheirOrder_PrintWhatTheReadmeSays()
    {
        var readme = await File.ReadAllLinesAsync(Path.Combine(Inputs.Root, "README.md"), TestContext.Current.CancellationToken);
        Assert.Contains(Start, readme);
        var blocks = BlocksOf(readme).ToList();
        Assert.Equal(3, blocks.Count);
        var data = Directory.CreateTempSubdirectory("flights-test-");
        var json = ServiceProcess.FreeAddress();
        try
        {
            await using var suite = await ServiceProcess.StartAsync(
                "Embedded",
                ServiceProcess.FreeAddress(),
                new Dictionary<string, string> { ["FLIGHTS_DATA"] = data.FullName, ["FLIGHTS_JSON_LISTEN"] = json.ToString() },
                TestContext.Current.CancellationToken);
            foreach (var (commands, output) in blocks)
            {
                var own = commands.Replace($"{Address}/", json.ToString(), StringComparison.Ordinal);

                Assert.Equal(output, (await Curl.RunAsync(own, Inputs.Root)).TrimEnd('\n'));
            }
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    // Below each line <!-- curl --> stand the commands, and below these what they print.
    private static IEnumerable<(string Commands, string Output)> BlocksOf(string[] readme)
    {
        for (var line = Array.IndexOf(readme, "<!-- curl -->"); line >= 0; line = Array.IndexOf(readme, "<!-- curl -->", line + 1))
        {
            yield return (Fenced(readme[line..], "```sh"), Fenced(readme[line..], "```text"));
        }
    }

    private static string Fenced(string[] lines, string fence) =>
        string.Join('\n', lines.SkipWhile(line => line != fence).Skip(1).TakeWhile(line => line != "```"));
}
