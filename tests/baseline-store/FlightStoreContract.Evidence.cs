using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using static Flights.BaselineStore.Tests.FlightFacts;

namespace Flights.BaselineStore.Tests;

public abstract partial class FlightStoreContract
{
    private static readonly Flight Failed = Flight(20).With("test-a", "fail");

    private static readonly Flight Judged = Failed.WithRow();

    /// <summary>What is recorded besides flight 20, which tests 'new' against 'old'; and the candidates of its row.</summary>
    public static TheoryData<string, Flight[], string> Evidence_Cases => new()
    {
        { "nothing else",            [], "" },
        { "listed",                  [Flight(10, "old").With("test-a", "fail").WithRow()], "10 baseline fail?" },
        { "inferred",                [Flight(10, "old").With("test-a", "pass")], "10 baseline InferredPass?" },
        { "unknown",                 [Flight(10, "old").With("test-a", "fail")], "10 baseline Unknown?" },
        { "job absent",              [Flight(10, "old").With("test-b", "pass")], "" },
        { "other revision",          [Flight(10, "older").With("test-a", "pass")], "" },
        { "does not count",          [Flight(10, "old", blessing: "running").With("test-a", "pass")], "" },
        { "above",                   [Flight(30, "old").With("test-a", "pass")], "" },
        { "more trees",              [Flight(10, "xen=old,linux=l").With("test-a", "pass")], "10 baseline InferredPass?" },
        { "search order",            [Flight(10, "old").With("test-a", "pass"), Flight(11, "old").With("test-a", "fail"),
                                      Flight(12, "old", blessing: "real-bisect").With("test-a", "pass")],
                                     "11 baseline Unknown?, 10 baseline InferredPass?, 12 baseline InferredPass?" },
        { "targeted",                [Flight(10, "new").With("test-a", "pass")], "10 targeted InferredPass?" },
        { "told by another's like",  [Flight(12).With("test-a", "fail").WithRow(Says(SummaryKind.Like, 9))],
                                     "12 targeted fail?, 9 baseline fail" },
        { "told by another's REGR.", [Flight(12).With("test-a", "fail").WithRow(Says(SummaryKind.Regression, 9))],
                                     "12 targeted fail?, 9 baseline pass" },
        { "told of another step",    [Flight(12).WithRow(Says(SummaryKind.Like, 9), step: new StepKey("test-b", "boot"))],
                                     "9 baseline Unknown" },
        { "told, but recorded",      [Flight(12).With("test-a", "fail").WithRow(Says(SummaryKind.Like, 9)),
                                      Flight(9, "old").With("test-a", "pass")],
                                     "12 targeted fail?, 9 baseline InferredPass" },
        { "told by a later one",     [Flight(25).With("test-a", "fail").WithRow(Says(SummaryKind.Like, 9))], "" },
        { "told as a basis",         [Flight(12).WithAge(PushAgeKind.Basis, 9)], "9 baseline Unknown?" },
    };

    [Theory]
    [MemberData(nameof(Evidence_Cases))]
    public async Task FindEvidence_Recorded_GivesTheCandidates(string name, Flight[] others, string expected)
    {
        foreach (var flight in others)
        {
            await Store.RecordAsync(flight, Cancelled);
        }

        await Store.RecordAsync(Judged, Cancelled);

        Assert.True(await CandidatesAsync(20) is var actual && actual == expected, $"{name}: expected {expected}, not {actual}");
    }

    /// <summary>Flight 20 itself, what is recorded besides it, and the candidates of its first row.</summary>
    public static TheoryData<string, Flight, Flight[], string> Evidence_OwnWords => new()
    {
        { "own like is no evidence",    Failed.WithRow(Says(SummaryKind.Like, 9)), [], "9 baseline Unknown?" },
        { "own basis",                  Judged.WithAge(PushAgeKind.Basis, 9), [], "9 baseline Unknown?" },
        { "silent about a retest",      Judged.WithRetest(21), [], "21 targeted NotPassed?" },
        { "pass in its own retest",     Failed.WithRow(Says(SummaryKind.PassIn, 21)).WithRetest(21), [], "21 targeted Unknown?" },
        { "recorded retest above",      Judged.WithRetest(21), [Flight(21, blessing: "real-retest").With("test-a", "pass")],
                                        "21 targeted InferredPass?" },
        { "another row tells",          Failed.WithRow(Says(SummaryKind.PassIn, 21)).WithRow(Says(SummaryKind.Like, 9), seenIn: 21)
                                            .WithRetest(21),
                                        [], "9 baseline fail, 21 targeted fail" },
        { "a row of its retest",        Flight(20).With("test-a", "pass").WithRow(seenIn: 21).WithRetest(21), [],
                                        "20 targeted InferredPass?" },
        { "a flight as baseline",       Flight(20, baseline: "#9").With("test-a", "fail").WithRow(),
                                        [Flight(9, "any").With("test-a", "pass"), Flight(8, "any").With("test-a", "pass")],
                                        "9 baseline InferredPass" },
        { "an absent one as baseline",  Flight(20, baseline: "#9").With("test-a", "fail").WithRow(Says(SummaryKind.Like, 9)), [],
                                        "9 baseline Unknown" },
        { "an absent one, not named",   Flight(20, baseline: "#9").With("test-a", "fail").WithRow(), [], "9 baseline Unknown" },
        { "both roles",                 Flight(20, "new", "new").With("test-a", "fail").WithRow(),
                                        [Flight(10, "new").With("test-a", "pass")],
                                        "10 baseline InferredPass?, 10 targeted InferredPass?" },
    };

    private static readonly StepKey Xl = new("test-amd64-amd64-xl", "boot");

    /// <summary>Flight 20 itself, what is recorded besides it, and the candidates of its first row: with <c>?</c> those that may count or
    /// not.</summary>
    public static TheoryData<string, Flight, Flight[], string> Evidence_Certainties => new()
    {
        { "not its own builds",         Failing().WithRow(step: Xl), [Mail(10)], "10 baseline InferredPass?" },
        { "its own builds",             Failing().WithRow(step: Xl), [Built(10)], "10 baseline InferredPass" },
        { "a bisection",                Failing().WithRow(step: Xl), [Built(10, "real-bisect")], "10 baseline InferredPass?" },
        { "bisections shown to count",  Failing().WithRow(step: Xl).WithRow(Says(SummaryKind.Like, 8, "-bisect")),
                                        [Built(10, "real-bisect")], "10 baseline InferredPass, 8 baseline Unknown" },
        { "some may be left out",       Failing().WithRow(step: Xl) with { PushAges = [] }, [Built(10)], "10 baseline InferredPass?" },
        { "of an ad-hoc flight",        Failing().WithRow(step: Xl) with { IntendedBlessing = new Blessing("adhoc") }, [Built(10)],
                                        "10 baseline InferredPass?" },
        { "shown by another row",       Failing().WithRow(step: Xl).WithRow(Says(SummaryKind.Like, 10)) with { PushAges = [] },
                                        [Mail(10)], "10 baseline InferredPass" },
        { "shown by another report",    Failing().WithRow(step: Xl), [Mail(10), Flight(12).WithRow(Says(SummaryKind.Like, 10))],
                                        "10 baseline InferredPass" },
        { "shown for either side",      Failing().WithRow(step: Xl),
                                        [Mail(10), Flight(12).WithRow(Says(SummaryKind.Like, 10)).WithAge(PushAgeKind.TestingSince, 10)],
                                        "10 baseline InferredPass?, 10 targeted InferredPass?" },
        { "shown by a later report",    Failing().WithRow(step: Xl), [Mail(10), Flight(25).WithRow(Says(SummaryKind.Like, 10))],
                                        "10 baseline InferredPass?" },
        { "shown of other revisions",   Failing().WithRow(step: Xl),
                                        [Mail(10, "older"), Flight(12).WithRow(Says(SummaryKind.Like, 10))], "10 baseline InferredPass" },
        { "named, of fewer trees",      Failing().WithRow(Says(SummaryKind.Regression, 10), step: Xl)
                                            with { Baseline = Versions("xen=old,linux=l") },
                                        [Built(10)], "10 baseline InferredPass?" },
        { "named, of any blessing",     Failing().WithRow(Says(SummaryKind.Regression, 10), step: Xl), [Built(10, "play")],
                                        "10 baseline InferredPass?" },
        { "itself",                     Flight(20).With(Xl.Job, "pass").WithRow(seenIn: 21, step: Xl), [], "20 targeted InferredPass?" },
        { "itself, of its own builds",  Flight(20).WithBuilds().With(Xl.Job, "pass").WithRow(seenIn: 21, step: Xl), [],
                                        "20 targeted InferredPass" },
    };

    private static Flight Failing() => Flight(20).With(Xl.Job, "fail");

    private static Flight Mail(long number, string targeted = "old", string blessing = "real") =>
        Flight(number, targeted, blessing: blessing).With(Xl.Job, "pass");

    private static Flight Built(long number, string blessing = "real") => Mail(number, "old", blessing).WithBuilds();

    [Theory]
    [MemberData(nameof(Evidence_Certainties))]
    public async Task FindEvidence_Mails_TellsWhoCertainlyCounts(string name, Flight judged, Flight[] others, string expected)
    {
        foreach (var flight in (Flight[])[judged, .. others])
        {
            await Store.RecordAsync(flight, Cancelled);
        }

        Assert.True(await CandidatesAsync(20) is var actual && actual == expected, $"{name}: expected {expected}, not {actual}");
    }

    [Theory]
    [MemberData(nameof(Evidence_OwnWords))]
    public async Task FindEvidence_OwnReport_IsNoEvidenceForItself(string name, Flight judged, Flight[] others, string expected)
    {
        foreach (var flight in (Flight[])[judged, .. others])
        {
            await Store.RecordAsync(flight, Cancelled);
        }

        Assert.True(await CandidatesAsync(20) is var actual && actual == expected, $"{name}: expected {expected}, not {actual}");
    }

    /// <summary>Flights by what they say of the step (F fails, f its job fails, p its job passes, P it is listed as passed), from flight 10
    /// on; whether the step ever passed below flight 20, and how many flights do not refute that it never did.</summary>
    public static TheoryData<string, bool, int> EverPassed_Cases => new()
    {
        { "",    false, 0 },
        { "F",   false, 1 },
        { "p",   false, 1 }, // it may not have been there
        { "pF",  false, 2 },
        { "Fp",  true,  1 },
        { "FFpF", true, 3 },
        { "P",   true,  0 },
        { "fP",  true,  1 },
        { "Ff",  false, 2 },
    };

    [Theory]
    [MemberData(nameof(EverPassed_Cases))]
    public async Task FindEvidence_Histories_TellWhetherItEverPassed(string history, bool everPassed, int notRefuting)
    {
        var flights = history.Select((what, index) =>
        {
            var flight = Flight(10 + index, "other " + index).With("test-a", what is 'p' or 'P' ? "pass" : "fail");
            return what switch { 'F' => flight.WithRow(), 'P' => flight.WithRow(status: "pass"), _ => flight };
        });
        foreach (var flight in flights.Reverse().Prepend(Judged))
        {
            await Store.RecordAsync(flight, Cancelled);
        }

        var evidence = await Store.FindEvidenceAsync(Lab, new FlightNumber(20), Horizon.Below, Cancelled);

        var step = Assert.Single(evidence!.Evidence.Steps);
        Assert.Equal((everPassed, notRefuting), (step.EverPassed, step.NotRefutingCount));
    }

    [Fact]
    public async Task FindEvidence_HorizonAll_SeesLaterFlights()
    {
        await Store.RecordAsync(Judged, Cancelled);
        await Store.RecordAsync(Flight(30, "old").With("test-a", "pass"), Cancelled);

        var evidence = await Store.FindEvidenceAsync(Lab, new FlightNumber(20), Horizon.All, Cancelled);

        var step = Assert.Single(evidence!.Evidence.Steps);
        Assert.True(step.EverPassed);
        Assert.Equal(new FlightNumber(30), Assert.Single(step.Candidates).Flight);
    }

    [Fact]
    public async Task FindEvidence_NotRecorded_IsNull() =>
        Assert.Null(await Store.FindEvidenceAsync(Lab, new FlightNumber(20), Horizon.Below, Cancelled));

    private async Task<string> CandidatesAsync(long flight)
    {
        var found = await Store.FindEvidenceAsync(Lab, new FlightNumber(flight), Horizon.Below, Cancelled);
        return string.Join(", ", found!.Evidence.Steps[0].Candidates.Select(Text));

        static string Text(Candidate each) =>
            $"{each.Flight} {each.Role.ToString().ToLowerInvariant()} {each.Outcome.Status?.Word ?? each.Outcome.Kind.ToString()}{(each.IsCertain ? "" : "?")}";
    }
}
