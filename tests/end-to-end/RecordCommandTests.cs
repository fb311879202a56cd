using Flights.Cli.Replay;

namespace Flights.EndToEnd.Tests;

/// <summary><c>flights push</c> and <c>flights exclude</c>: facts that are recorded beside the reports.</summary>
public sealed class RecordCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-test-");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(_folder.FullName, "data");

    [Fact]
    public async Task PushAndExclude_RecordedFlight_AreShownWithIt()
    {
        Assert.Equal(0, (await Command.RunAsync(["replay", "--data", Data, Inputs.Samples[0]])).ExitCode);
        string[] excluded = ["exclude", "201001", "--reason", "its host was bad", "--author", "Ada Example", "--data", Data, "--time"];

        var exclusion = await Command.RunAsync([.. excluded, "2026-03-01T00:00:00Z"]);
        var undone = await Command.RunAsync([.. excluded, "2026-03-02T00:00:00Z", "--undo"]);
        var push = await Command.RunAsync(["push", "ovmf", "201001", "--time", "2026-03-01T00:00:00Z", "--data", Data]);

        Assert.Equal((0, ""), (exclusion.ExitCode, exclusion.Errors));
        Assert.EndsWith("201001 is excluded\n", exclusion.Output, StringComparison.Ordinal);
        Assert.EndsWith("201001 counts again\n", undone.Output, StringComparison.Ordinal);
        Assert.EndsWith("201001 was pushed\n", push.Output, StringComparison.Ordinal);
        await using var suite = await Suite.StartAsync(new DirectoryInfo(Data), null, TimeProvider.System, Cancelled);
        var record = await suite.BaselineStore.GetFlightAsync(
            new V1.GetFlightRequest { Name = "labs/default/flights/201001" }, suite.CallOptions(Cancelled));
        Assert.Equal(
            [(false, "Ada Example", "its host was bad"), (true, "Ada Example", "its host was bad")],
            record.Flight.Exclusions.Select(each => (each.Withdrawn, each.Author, each.Reason)));
        Assert.Single(record.Flight.Pushes);
    }

    [Fact]
    public async Task Conflicts_PushOfAnotherBranch_IsToldWithWhatCounts()
    {
        Assert.Equal(0, (await Command.RunAsync(["replay", "--data", Data, Inputs.Samples[0]])).ExitCode);
        Assert.Equal(0, (await Command.RunAsync(["push", "ovmf", "201001", "--time", "2026-03-01T00:00:00Z", "--data", Data])).ExitCode);

        var text = await Command.RunAsync(["conflicts", "xen-unstable", "--data", Data]);
        var json = await Command.RunAsync(["conflicts", "xen-unstable", "--data", Data, "--json"]);
        var unknown = await Command.RunAsync(["conflicts", "no-such-branch", "--data", Data]);

        Assert.Equal((0, ""), (text.ExitCode, text.Errors));
        Assert.Matches(
            "^201001: [0-9a-f]{12} counts\n  push of 2026-03-01 00:00:00Z\n    branch: xen-unstable counts, not ovmf\n1 flight with contradictory facts\n$",
            text.Output);
        Assert.Equal("labs/default/flights/201001", V1.FlightConflict.Parser.ParseJson(json.Output).Flight);
        Assert.Equal((66, "flights: 'labs/default/branches/no-such-branch' has no recorded flight.\n"), (unknown.ExitCode, unknown.Errors));
    }

    /// <summary>Commands that are wrong, and their exit codes.</summary>
    public static TheoryData<int, string[]> Wrong => new()
    {
        { 64, ["exclude", "201001"] },
        { 64, ["exclude", "201001", "--reason", " "] },
        { 64, ["exclude", "201001", "--reason", "bad", "--time", "soon"] },
        { 64, ["exclude", "flight", "--reason", "bad"] },
        { 64, ["push", "ovmf", "201001", "--forced"] },
        { 64, ["push", "ovmf", "flight"] },
        { 64, ["push", "ovmf", "201001", "--time", "soon"] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task WrongArguments_AreUsageErrors(int exitCode, string[] arguments)
    {
        Directory.CreateDirectory(Data);

        var ended = await Command.RunAsync([.. arguments, "--data", Data]);

        Assert.Equal(exitCode, ended.ExitCode);
        Assert.NotEmpty(ended.Errors);
        Assert.DoesNotContain("recorded: ", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FolderThatIsNotThere_IsNoInput() => Assert.Equal(
        66, (await Command.RunAsync(["exclude", "201001", "--reason", "bad", "--data", Path.Combine(_folder.FullName, "none")])).ExitCode);

    public void Dispose() => _folder.Delete(recursive: true);
}
