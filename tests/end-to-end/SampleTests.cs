using Flights.Tests;

namespace Flights.EndToEnd.Tests;

/// <summary>Our own reports through the embedded suite: what the README shows.</summary>
public sealed class SampleTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Samples_InAnyOrder_EndInTheSameState()
    {
        var seed = TestSeed.First;
        output.WriteLine($"seed {seed}");
        var expected = await Replays.PrintAsync(Inputs.Samples);

        Assert.Equal(expected, await Replays.PrintAsync([.. Inputs.Samples.Reverse()]));
        Assert.Equal(expected, await Replays.PrintAsync(Inputs.Samples.Shuffled(seed)));
    }

    [Fact]
    public async Task Samples_WithAndWithoutBisections_EndInTheSameFlightsRegressionsAndGates()
    {
        var with = await Replays.RunAsync(Inputs.Samples);
        var without = await Replays.RunAsync(Inputs.Flights);

        var bisection = Assert.Single(with.Bisections);
        Assert.Equal("labs/default/flights/201035", bisection.LastFlight);
        Assert.Equal(1, with.Totals.BisectionCount);
        with.Totals.BisectionCount = 0;
        Assert.Equal(Replays.Print(without), Replays.Print(with with { Bisections = [] }));
    }

    [Fact]
    public async Task NoReports_AreRefusedWithTheLineThatQuotes()
    {
        var result = await Replays.RunAsync(Inputs.NoReports);

        Assert.Equal(
            ["001-reply-quoting-a-flight.eml:12 NOT_A_REPORT", "002-reply-quoting-a-bisection.eml:12 NOT_A_REPORT"],
            result.Refused.Select(each => $"{Path.GetFileName(each.File)}:{each.Line} {each.Reason}"));
        Assert.Equal(0, result.Totals.ReportCount);
    }

    [Fact]
    public async Task Samples_OneByOne_EndInTheSameState()
    {
        var expected = await Replays.PrintAsync(Inputs.Samples);
        var folder = Directory.CreateTempSubdirectory("flights-test-");
        try
        {
            // Each run opens the databases that the one before has left, as after a restart.
            var options = Replays.Options with { Data = folder };
            foreach (var file in Inputs.Samples)
            {
                await Cli.Replay.ReplayRun.RunAsync([file], options, TestContext.Current.CancellationToken);
            }

            var result = await Cli.Replay.ReplayRun.RunAsync(Inputs.Samples, options, TestContext.Current.CancellationToken);
            Assert.Equal(expected, Replays.Print(result));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
