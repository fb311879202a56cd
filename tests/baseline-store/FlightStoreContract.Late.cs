using Flights.Domain.Flights;
using static Flights.BaselineStore.Tests.FlightFacts;

namespace Flights.BaselineStore.Tests;

public abstract partial class FlightStoreContract
{
    /// <summary>Which of the flights of <see cref="Story"/> are announced with a complete one that comes late.</summary>
    public static TheoryData<string, Flight, long[]> LateFlights => new()
    {
        // what it is                                 flight                                         flights whose evidence it changes
        { "of a revision that nobody compares with",  Tested(15, "alone", "mid", "boot=fail"),       [] },
        { "of the baseline of two",                   Tested(15, "old", "mid", "boot=pass"),         [20, 30] },
        { "of that baseline, below one of the two",   Tested(25, "old", "mid", "boot=fail"),         [30] },
        { "of that baseline, above both",             Tested(45, "old", "mid", "boot=pass"),         [] },
        { "of a baseline that one of three takes",    Tested(35, "mid", "older", "boot=pass"),       [50, 60, 70] },
        { "of what one tested",                       Tested(25, "newer", "mid", "boot=pass"),       [30] },
        { "in which a step passes before it first did", Tested(5, "alone", "mid", "boot=pass"),      [] },
        { "in which a step passes that never did",    Tested(15, "alone", "mid", "migrate=pass"),    [60] },
        { "of another branch",                        Tested(15, "old", "mid", "boot=pass", "other"), [] },
        { "that is pushed, below all that say their baseline", Tested(15, "alone", "mid", "boot=fail") with { Push = new Push(PushOutcome.Pushed, [], []) }, [] },
        { "that is pushed, below one that takes the last push", Tested(65, "alone", "mid", "boot=fail") with { Push = new Push(PushOutcome.Pushed, [], []) }, [70] },
    };

    // One that pushed, four that failed against baselines of their own, one that takes the baseline that the last but one told.
    private static Flight[] Story =>
    [
        Tested(10, "old", "older", "boot=pass"),
        Tested(20, "new", "old", "boot=fail"),
        Tested(30, "newer", "old", "boot=fail"),
        Tested(50, "last", "mid", "boot=fail"),
        Tested(60, "later", "mid", "migrate=fail"),
        Tested(70, "latest", "", "boot=fail"),
    ];

    /// <summary>A flight that comes late announces those later ones whose evidence it changes, and none besides.</summary>
    [Theory]
    [MemberData(nameof(LateFlights))]
    public async Task Record_LateCompleteFlight_AnnouncesThoseAloneWhoseEvidenceItChanges(string name, Flight late, long[] expected)
    {
        foreach (var flight in Story)
        {
            await Store.RecordAsync(flight, Cancelled);
        }

        var announced = await Store.RecordAsync(late, Cancelled);

        Assert.Equal(
            (name, string.Join(' ', expected)),
            (name, string.Join(' ', announced.Where(each => each.Flight != late.Number).Select(each => each.Flight).Order())));
    }

    // What it tested it built itself. One job, one step.
    private static Flight Tested(long number, string built, string baseline, string step, string branch = "smoke")
    {
        var (testId, status) = (step.Split('=')[0], new StepStatus(step.Split('=')[1]));
        var complete = new CompleteFlight
        {
            Lab = Lab,
            Number = new FlightNumber(number),
            Branch = new BranchName(branch),
            Blessing = Blessing.Real,
            IntendedBlessing = Blessing.Real,
            StartTime = DateTimeOffset.UnixEpoch.AddDays(number),
            Jobs =
            [
                new CompleteJob { Name = "build-a", Status = StepStatus.Pass, Runvars = [new Runvar("built_revision_xen", built, true)] },
                new CompleteJob { Name = "test-a", Status = status, Steps = [new CompleteStep { Number = 1, TestId = testId, Status = status }] },
            ],
        };
        return Flight(number, built, baseline) with { Branch = complete.Branch, Complete = complete, Jobs = [] };
    }
}
