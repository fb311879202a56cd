using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Domain.Tests.Flights;
using Flights.Platform.Wire;
using Flights.Services.Tests.Complete;
using Flights.Tests;

namespace Flights.Services.Tests.Allow;

/// <summary>Allow files through all services: which flights they excuse, whatever the order in which flights and readings come.</summary>
public sealed class AllowPipelineTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A push, and a step that fails in every flight after it.</summary>
    private static V1.SubmitFlightRequest[] Story =>
    [
        Submitted.Flight("200 xen=old -9d", "test-a start=pass").Against("xen=old", "xen=prior").With(V1.PushOutcome.Pushed).At(-9),
        Submitted.Flight("290 xen=b -8d", "test-a start=fail").Against("xen=b", "xen=old").At(-8),
        Submitted.Flight("300 xen=c -7d", "test-a start=fail").Against("xen=c", "xen=old").At(-6),
        Submitted.Flight("310 xen=d -5d", "test-a start=fail").Against("xen=d", "xen=old").At(-4),
    ];

    private const string Blocks = "Regressions: test-a start REGR. vs. 200 (Regression, Blocking, NotPrinted)";
    private const string IsExcused = "Tolerable: test-a start REGR. vs. 200 (None, Allowable, NotPrinted)";

    /// <summary>What was read when, and the flights whose failure blocks.</summary>
    public static TheoryData<string, V1.AllowFilesRead[], long[], string> Readings => new()
    {
        { "nothing",           [],                                                                          [290, 300, 310], "290 to 310, 3 failures, Open" },
        { "added",             [Read(-7, "test-a start\n")],                                                [290],           "290 to 290, 1 failures, Open, excused" },
        { "added, then gone",  [Read(-7, "test-a start\n"), Read(-5)],                                      [290, 310],      "290 to 310, 2 failures, Open, excused" },
        { "from a flight on",  [Read(-1, "# from flight 300\ntest-a start\n")],                             [290],           "290 to 290, 1 failures, Open, excused" },
        { "from the first on", [Read(-1, "# from flight 1\ntest-@@\n")],                                    [],              "" },
        { "taken back late",   [Read(-7, "test-@@\n"), Read(-1, "test-@@\n# from flight 305\n!test-@@\n")], [290, 310],      "290 to 310, 2 failures, Open, excused" },
        { "read by two",       [Read(-7, "test-a start\n"), Read(-3, "test-a start\n")],                    [290],           "290 to 290, 1 failures, Open, excused" },
        { "of another branch", [Read(-9, ("allow.xen-4.99", "test-@@\n"))],                                 [290, 300, 310], "290 to 310, 3 failures, Open" },
        { "of another step",   [Read(-9, "test-a stop\n")],                                                 [290, 300, 310], "290 to 310, 3 failures, Open" },
    };

    [Theory]
    [MemberData(nameof(Readings))]
    public async Task Flights_AreExcused_ByTheFilesOfTheirTime(string what, V1.AllowFilesRead[] read, long[] blocking, string regression)
    {
        var seed = TestSeed.First;
        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: seed {seed}");
        var expected = string.Join('\n', new long[] { 310, 300, 290 }.Select(flight => $"{flight} {(blocking.Contains(flight) ? Blocks : IsExcused)}"))
            + "\n200 Perfect: ";

        foreach (var deliver in (Action<object[]>[])[_ => { }, Array.Reverse, new Random(seed).Shuffle])
        {
            object[] deliveries = [.. Story, .. read];
            deliver(deliveries);
            await using var rig = await CompleteRig.StartAsync(Ct);
            foreach (var delivery in deliveries)
            {
                await (delivery is V1.SubmitFlightRequest flight ? rig.SubmitAsync(Ct, flight) : rig.PublishAsync((V1.AllowFilesRead)delivery, Ct));
            }

            Assert.Equal(expected, await rig.TellFlightsAsync(Ct));
            Assert.Equal(regression.Length == 0 ? "" : "test-a start: " + regression, await rig.TellRegressionsAsync(Ct));
        }
    }

    [Fact]
    public async Task Entry_ThatReachesIntoThePast_OpensTheGateAndIsNotForgotten()
    {
        await using var rig = await CompleteRig.StartAsync(Ct);
        await rig.SubmitAsync(Ct, Story);
        Assert.Equal(V1.GateState.Shut, await GateAsync(rig));

        await rig.PublishAsync(Read(-1, "# from flight 310\ntest-a start\n"), Ct);
        Assert.Equal(V1.GateState.Open, await GateAsync(rig));
        var before = await rig.TellFlightsAsync(Ct);

        await using var again = await rig.RestartAsync(Ct);
        await again.SubmitAsync(Ct, Submitted.Flight("320 xen=e -2d", "test-a start=fail").Against("xen=e", "xen=old").At(-2));
        Assert.Equal($"320 {IsExcused}\n{before}", await again.TellFlightsAsync(Ct));
    }

    [Fact]
    public async Task Question_WithFilesOfItsOwn_LeavesTheLabsAside()
    {
        await using var rig = await CompleteRig.StartAsync(Ct);
        await rig.SubmitAsync(Ct, Story);
        await rig.PublishAsync(Read(-7, "test-a start\n"), Ct);

        Assert.Equal(V1.FlightVerdict.Tolerable, await AskAsync(new V1.Question()));
        Assert.Equal(V1.FlightVerdict.Regressions, await AskAsync(new V1.Question { Allow = new V1.AllowFiles() }));

        async Task<V1.FlightVerdict> AskAsync(V1.Question question)
        {
            var request = new V1.ClassifyFlightRequest { Flight = "labs/default/flights/300", Question = question };
            return (await rig.Classifier.ClassifyFlightAsync(request, cancellationToken: Ct)).Classification.Verdict;
        }
    }

    private static async Task<V1.GateState> GateAsync(CompleteRig rig)
    {
        var request = new V1.GetGateRequest { Branch = "labs/default/branches/xen-unstable" };
        return (await rig.Notifier.GetGateAsync(request, cancellationToken: Ct)).Gate.State;
    }

    private static V1.AllowFilesRead Read(int day, string text) => Read(day, ("allow.xen-unstable", text));

    private static V1.AllowFilesRead Read(int day, params (string Name, string Text)[] files) => new()
    {
        Reading = new AllowReading(
            LabName.Default, Told.Now.AddDays(day), files.Select(file => new AllowFile(file.Name, file.Text)).ToEquatableList()).ToWire(),
    };
}
