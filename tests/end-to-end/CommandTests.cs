using Google.Protobuf;

namespace Flights.EndToEnd.Tests;

/// <summary>The command as a script sees it: what it prints, where, and how it ends.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-test-");

    [Fact]
    public async Task Replay_AsJson_PrintsOneMessageALine()
    {
        var ended = await Command.RunAsync(["replay", "--json", .. Inputs.Samples]);

        var lines = ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JsonParser.Default.Parse<V1.ReplayLine>).ToArray();
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal("", ended.Errors);
        var totals = Assert.Single(lines, line => line.LineCase == V1.ReplayLine.LineOneofCase.Totals).Totals;
        Assert.Equal(totals.FlightCount, lines.Count(line => line.LineCase == V1.ReplayLine.LineOneofCase.Flight));
        var bisection = Assert.Single(lines, line => line.LineCase == V1.ReplayLine.LineOneofCase.Bisection).Bisection;
        Assert.Equal("complete", bisection.State);
        Assert.Equal("ovmf", Assert.Single(bisection.Findings).Tree.Tree);
        Assert.Equal(totals.RegressionCount, lines.Count(line => line.LineCase == V1.ReplayLine.LineOneofCase.Regression));
    }

    [Fact]
    public async Task Replay_OfAFolderWithABisection_PrintsItUnderItsBranch()
    {
        var ended = await Command.RunAsync(["replay", Path.Combine(Inputs.Root, "tests", "samples", "bisections")]);

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains(
            "bisections\n  ovmf  test-amd64-amd64-xl-qemuu-ovmf-amd64 debian-hvm-install: complete, culprit ovmf e3306e8f05, last good b587899f16\n",
            ended.Output,
            StringComparison.Ordinal);
        Assert.Contains("0 reports of 0 flights on 0 branches, 1 bisection, 0 refused", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OfSomethingThatIsNoReport_ReadsTheRestAndSaysWhereItShows()
    {
        var bad = Write("bad.eml", "From: a@example.org\nSubject: Re: a report\n\nI see this:\n> flight 3 ovmf real [real]\n");

        var ended = await Command.RunAsync(["replay", bad, Inputs.Samples[0]]);

        Assert.Equal(65, ended.ExitCode);
        Assert.Contains($"{bad}:5:1: NOT_A_REPORT:", ended.Output, StringComparison.Ordinal);
        Assert.Contains("1 report of 1 flight on 1 branch, 1 refused", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OfASecondMailInAMailbox_CountsTheLinesOfTheMailbox()
    {
        var sample = await File.ReadAllTextAsync(Inputs.Samples[0], TestContext.Current.CancellationToken);
        var box = Write("box.mbox", "From a Mon Mar  2 00:00:00 2026\nSubject: one\n\nnothing\n\nFrom b Mon Mar  2 00:00:01 2026\n" + sample);

        var ended = await Command.RunAsync(["replay", box]);

        Assert.Equal(65, ended.ExitCode);
        Assert.Contains($"{box}:4:1: NOT_A_REPORT:", ended.Output, StringComparison.Ordinal);
        Assert.Contains("1 report of 1 flight", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OfAFileThatCannotBeRead_ReadsTheRest()
    {
        // A lock keeps everybody out, also those whom permissions let in.
        var locked = Write("locked.eml", "hello\n");
        await using var holder = new FileStream(locked, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var ended = await Command.RunAsync(["replay", locked, Inputs.Samples[0]]);
        var parsed = await Command.RunAsync(["parse", locked]);

        Assert.Equal(65, ended.ExitCode);
        Assert.Contains($"{locked}:1:1: UNREADABLE: ", ended.Output, StringComparison.Ordinal);
        Assert.Contains("1 report of 1 flight", ended.Output, StringComparison.Ordinal);
        Assert.Equal(66, parsed.ExitCode);
        Assert.DoesNotContain("   at ", ended.Errors + parsed.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OfNothing_EndsWithNoInput()
    {
        var ended = await Command.RunAsync(["replay", Path.Combine(_folder.FullName, "*.eml")]);

        Assert.Equal(66, ended.ExitCode);
        Assert.Contains("names no file", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_WithDataThatIsAFile_SaysThatItCannotKeepDatabases()
    {
        var ended = await Command.RunAsync(["replay", "--data", Write("file", ""), Inputs.Samples[0]]);

        Assert.Equal(73, ended.ExitCode);
        Assert.Contains("the databases cannot be kept in", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_WithWrongArguments_EndsWithUsage()
    {
        var ended = await Command.RunAsync(["replay", "--patience", "0", Inputs.Samples[0]]);

        Assert.Equal(64, ended.ExitCode);
        Assert.Contains("--patience takes 1 to 3600 seconds", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_WithWrongOptions_NamesThemAllTogether()
    {
        var ended = await Command.RunAsync(
            ["replay", Inputs.Samples[0]],
            new Dictionary<string, string> { ["FLIGHTS_BUS_PREFETCH"] = "many", ["FLIGHTS_PARSER_MAX_REPORT_BYTES"] = "1" });

        Assert.Equal(78, ended.ExitCode);
        Assert.Contains("FLIGHTS_BUS_PREFETCH is 'many'", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("FLIGHTS_PARSER_MAX_REPORT_BYTES is '1'", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_WithNobodyToConnectTo_SaysWhereItLooked()
    {
        var address = ServiceProcess.FreeAddress().ToString();

        var ended = await Command.RunAsync(
            ["replay", "--connect", Inputs.Samples[0]], new Dictionary<string, string> { ["FLIGHTS_PARSER_ADDRESS"] = address });

        Assert.Equal(69, ended.ExitCode);
        Assert.Contains($"{address} (parser)", ended.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
