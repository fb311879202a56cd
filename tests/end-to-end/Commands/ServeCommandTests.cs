using System.Text.RegularExpressions;

namespace Flights.EndToEnd.Tests.Commands;

/// <summary><c>flights serve</c>: a suite in the foreground, for other commands and until it is told to stop.</summary>
public sealed class ServeCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-test-");

    private string Data => Path.Combine(_folder.FullName, "data");

    [Fact]
    public async Task Serve_UntilItIsStopped_TakesReportsAndKeepsThem()
    {
        await using var serving = RunningCommand.Start(["serve", "--data", Data, "--listen", "http://127.0.0.1:0"]);
        var ready = Regex.Match(await serving.ReadLineAsync(), @"^listening on (http://127\.0\.0\.1:\d+/); Ctrl-C ends$");
        Assert.True(ready.Success);

        var submitted = await Command.RunAsync(
            ["submit", Inputs.Samples[0]], new Dictionary<string, string> { ["FLIGHTS_PARSER_ADDRESS"] = ready.Groups[1].Value });
        var stopped = await serving.StopAsync();
        var explained = await Command.RunAsync(["explain", "201001", "--data", Data]);

        Assert.Equal((0, ""), (submitted.ExitCode, submitted.Errors));
        Assert.Equal((0, ""), (stopped.ExitCode, stopped.Output));
        Assert.Equal(0, explained.ExitCode);
    }

    /// <summary>Command lines that serve nothing, with what is said of them.</summary>
    public static TheoryData<int, string, string[]> Wrong => new()
    {
        { 64, "is no address such as", ["--listen", "5100"] },
        { 64, "is no address such as", ["--listen", "http://127.0.0.1:5100/path"] },
        { 78, "FLIGHTS_LISTEN is 'http://example.org:5100/'", ["--listen", "http://example.org:5100"] },
        { 73, "the databases cannot be kept in", ["--data", "/dev/null/data"] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Serve_ThatCannotBegin_SaysWhy(int exitCode, string said, string[] arguments)
    {
        var ended = await Command.RunAsync(["serve", .. arguments], new Dictionary<string, string> { ["FLIGHTS_DATA"] = Data });

        Assert.Equal(exitCode, ended.ExitCode);
        Assert.Contains(said, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("listening", ended.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
