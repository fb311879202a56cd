using Flights.Cli.Output;
using Flights.Tests;

namespace Flights.EndToEnd.Tests;

/// <summary>The worked example: fifteen nearly consecutive real reports of one branch give six episodes and eleven gate changes.</summary>
public sealed class SequenceTests(ITestOutputHelper output)
{
    private static readonly string[] Episodes =
    [
        "build-arm64-xsm xen-build: 159138, good 159054, pass 159046, xen ca82d3fecc..25ee478662, fixed 159140, 1 failure",
        "build-armhf xen-build: 159138, good 159054, pass 159046, xen ca82d3fecc..25ee478662, fixed 159140, 1 failure",
        "test-arm64-arm64-xl-xsm guest-start/debian.repeat: 159184, good 159146, pass 159146, xen f18309eb06..687121f8a0, fixed 159258, 1 failure",
        "build-amd64 xen-build: 159206, good 159191, pass 159184, xen 687121f8a0..20077d0352, fixed 159258, 2 failures",
        "build-arm64-xsm xen-build: 159206, good 159191, pass 159184, xen 687121f8a0..20077d0352, fixed 159258, 2 failures",
        "build-armhf xen-build: 159206, good 159191, pass 159184, xen 687121f8a0..20077d0352, fixed 159258, 2 failures",
    ];

    private static readonly string[] GateChanges =
    [
        "shut 159014", "open 159020", "shut 159029", "open 159033", "shut 159138", "open 159140", "shut 159184", "open 159191 implied",
        "shut 159206", "open 159258", "shut 159266",
    ];

    public static TheoryData<string> Orders => ["ascending", "descending", "shuffled", "doubled"];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Sequence_InAnyOrder_GivesTheWorkedExample(string order)
    {
        var seed = TestSeed.First;
        output.WriteLine($"seed {seed}");
        var files = Arrange(Inputs.Corpus("sequence"), order, seed);

        var result = await Replays.RunAsync(files);

        Assert.Empty(result.Refused);
        var branch = Assert.Single(result.Branches);
        Assert.Equal(Episodes, branch.Regressions.Select(Describe));
        Assert.Equal(GateChanges, branch.Gate!.Changes.Where(change => !change.BlockersOnly).Select(Describe));
        Assert.Equal(0, result.Totals.DifferCount);
    }

    private static string[] Arrange(string[] files, string order, int seed) => order switch
    {
        "ascending" => files,
        "descending" => [.. files.Reverse()],
        "shuffled" => files.Shuffled(seed),
        _ => [.. files.Shuffled(seed), .. files.Shuffled(seed + 1)],
    };

    private static string Describe(V1.Regression regression) =>
        $"{Words.Step(regression.Step)}: {Words.Flight(regression.FirstBadFlight)}, good {Words.Flight(regression.LastGoodFlight)}, "
        + $"pass {Words.Flight(regression.NewestRecordedPass)}, {Words.Ranges(regression.Ranges)}, "
        + $"{Words.Of(regression.State)} {Words.Flight(regression.ResolvedFlight)}, {Words.Count(regression.FailureCount, "failure", "failures")}";

    private static string Describe(V1.GateChange change) =>
        $"{Words.Of(change.State)} {Words.Flight(change.Flight)}{(change.Cause == V1.GateCause.Implied ? " implied" : "")}";
}
