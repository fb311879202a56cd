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

    /// <summary>What comes late, whether the judgement of the flight that uses its builds changes with it, and whether that is announced.</summary>
    public static TheoryData<string, Flight, bool> LateBuilds => new()
    {
        { "complete, of what the flight compares with", Tested(40, "new", "old", "boot=pass"), true },
        { "complete, of what nobody compares with", Tested(40, "alone", "old", "boot=pass"), false },
        { "complete, without that build", Tested(40, "new", "old", "boot=pass") with { Complete = Complete(40, "build-b", "pass", "new") }, false },
        { "mailed: it may be of any revision", Flight(40, "new", "old").With("build-a", "pass"), true },
    };

    /// <summary>A flight is judged with what failed in another one of its revisions, and of that it is a candidate itself: by builds that it
    /// uses of a flight that comes late.</summary>
    [Theory]
    [MemberData(nameof(LateBuilds))]
    public async Task Record_LateFlightOfWhichOneUsesABuild_AnnouncesThatOneIfItIsACandidateForItself(string name, Flight late, bool isJudgedAnew)
    {
        var user = Retested(30, "", "fail", "pass");
        user = user with
        {
            Complete = user.Complete! with { Jobs = [.. user.Complete.Jobs.Where(job => job.Name != "build-a").Select(job => UsesBuildOf(job, late.Number.Value))] },
        };
        await Store.RecordAsync(Retested(10, "old", "pass", "pass"), Cancelled);
        await Store.RecordAsync(Retested(20, "new", "pass", "fail"), Cancelled);
        await Store.RecordAsync(user, Cancelled);
        var before = await JudgeAsync(Store, user);

        var announced = await Store.RecordAsync(late, Cancelled);

        var isOther = await JudgeAsync(Store, user) != before;
        Assert.Equal((name, isJudgedAnew, isJudgedAnew), (name, isOther, announced.Any(each => each.Flight == user.Number)));
    }

    // As a flight of the new revisions against the old ones, whatever it built. Two jobs, one step each.
    private static Flight Retested(long number, string built, string first, string second)
    {
        var flight = Tested(number, built, "old", "boot=" + first);
        var other = Complete(number, "test-b", second, "").Jobs;
        return flight with { Targeted = Versions("new"), Complete = flight.Complete! with { Jobs = [.. flight.Complete.Jobs, .. other] } };
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
