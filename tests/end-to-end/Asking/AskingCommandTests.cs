using Google.Protobuf;

namespace Flights.EndToEnd.Tests.Asking;

/// <summary>The commands that ask running services, as a script sees them.</summary>
[Collection(nameof(OnAskedSuite))]
public sealed class AskingCommandTests(AskedSuite suite)
{
    [Theory]
    [InlineData("status", "status")]
    [InlineData("show-mailed", "show", "201012")]
    public async Task Command_PrintsForPeople(string golden, params string[] arguments)
    {
        var ended = await suite.AskAsync(arguments);

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        Golden.AssertIs(golden, ended.Output);
    }

    [Fact]
    public async Task Status_AsJson_IsOneBranchALine()
    {
        var branches = await LinesAsync(V1.BranchStatus.Parser, "status", "--lab", "early", "--json");

        Assert.Equal(["linux-linus", "ovmf", "xen-unstable"], branches.Select(branch => branch.Branch[(branch.Branch.LastIndexOf('/') + 1)..]));
        var (shut, forced) = (branches[1], branches[2]);
        Assert.Equal((V1.GateState.Shut, "labs/early/flights/201024", 2), (shut.Gate.State, shut.Gate.SinceFlight, shut.Gate.Blockers.Count));
        Assert.Equal((1, false, true), (shut.AttemptCount, shut.Forced, shut.Silent));
        Assert.Equal((V1.GateState.Open, true), (forced.Gate.State, forced.Forced));
        Assert.NotNull(shut.SinceTime);
    }

    [Fact]
    public async Task RegressionsAndIncidents_AsJson_AreOneALine()
    {
        var regressions = await LinesAsync(V1.Regression.Parser, "regressions", "--lab", "default", "--all", "--json");
        var incidents = await LinesAsync(V1.Incident.Parser, "incidents", "--lab", "default", "--all", "--json");

        Assert.Equal(9, regressions.Length);
        Assert.Equal([V1.RegressionState.Open, V1.RegressionState.Fixed], regressions.Take(2).Select(each => each.State));
        Assert.Equal("Ada Example", regressions[0].Annotation.Owner);
        Assert.Equal(8, incidents.Length);
        Assert.Equal([true, false], incidents.Take(2).Select(each => each.Open));
    }

    [Fact]
    public async Task ShowAndHistory_AsJson_AreOneObject()
    {
        var flight = V1.FlightRecord.Parser.ParseJson(await JsonAsync("show", "201009"));
        var regression = V1.Regression.Parser.ParseJson(await JsonAsync("show", "labs/default/branches/linux-linus/regressions/201004-144dd7fcc313"));
        var incident = V1.Incident.Parser.ParseJson(await JsonAsync("show", regression.Incident));
        var history = V1.GetStepHistoryResponse.Parser.ParseJson(
            await JsonAsync("history", "build-armhf", "xen-build", "--branch", "xen-unstable", "--lab", "default", "--limit", "2"));

        Assert.Equal(("labs/default/flights/201009", V1.FlightVerdict.Regressions), (flight.Name, flight.Classification.Verdict));
        Assert.Equal("kernel-build", regression.Step.TestId);
        Assert.Equal(regression.Name, Assert.Single(incident.Members).Regression);
        Assert.Equal(["labs/default/flights/201062", "labs/default/flights/201048"], history.Outcomes.Select(outcome => outcome.Flight));
    }

    [Theory]
    [InlineData(66, "no recorded branch is as --branch says. Recorded are: early/linux-linus, early/ovmf, ", "status", "--branch", "plum*", "--lab", "early")]
    [InlineData(66, "'labs/default/flights/7' is not recorded.", "show", "7")]
    [InlineData(64, "'seven'", "show", "seven")]
    public async Task QuestionsWithoutAnAnswer_SayWhy(int exitCode, string message, params string[] arguments)
    {
        var ended = await suite.AskAsync(arguments);

        Assert.Equal(exitCode, ended.ExitCode);
        Assert.Contains(message, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("1", false)]
    public async Task OnATerminal_OutputIsColouredUnlessNoColorIsSet(string noColor, bool isColoured)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "SKIPPED: there is no script(1), which runs a command on a terminal of its own.");
        var printed = await Command.RunOnTerminalAsync(
            ["status", "--lab", "early", "--server", suite.Address],
            new Dictionary<string, string> { ["NO_COLOR"] = noColor, ["TERM"] = "xterm" });

        Assert.Contains("forced", printed, StringComparison.Ordinal);
        Assert.Equal(isColoured, printed.Contains("\u001b[33mforced\u001b[0m", StringComparison.Ordinal));
    }

    private async Task<T[]> LinesAsync<T>(MessageParser<T> parser, params string[] arguments)
        where T : IMessage<T> =>
        [.. (await JsonAsync(arguments)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(parser.ParseJson)];

    private async Task<string> JsonAsync(params string[] arguments)
    {
        var ended = await suite.AskAsync([.. arguments, .. arguments.Contains("--json") ? Array.Empty<string>() : ["--json"]]);
        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        return ended.Output;
    }
}
