using Flights.Domain.Flights;
using static Flights.Domain.Tests.Classification.Given;

namespace Flights.Domain.Tests.Flights;

public sealed class ContradictionTests
{
    private static readonly Flight Mailed = Flight(Row(TestStep, "fail")) with
    {
        Jobs = [new Job(TestStep.Job, StepStatus.Fail), new Job("build-amd64", StepStatus.Pass)],
        Targeted = new Versions([new TreeRevision("xen", "a1"), new TreeRevision("linux", "c3")], null),
        Push = new Push(PushOutcome.NotPushed, [], []),
    };

    private static readonly Flight Complete = Mailed with
    {
        Failures = [],
        Complete = Told.Flight("300", $"{TestStep.Job} install=pass {TestStep.TestId}=fail stop=pass", "build-amd64 make=pass"),
    };

    /// <summary>Another report of the flight, and what it contradicts.</summary>
    public static TheoryData<string, Flight, Flight, string> Cases => new()
    {
        { "the same",               Mailed,   Mailed with { Digest = new string('1', 64) }, "" },
        { "another branch",         Mailed,   Mailed with { Branch = new BranchName("ovmf") }, "Branch : xen-unstable/ovmf" },
        { "another blessing",       Mailed,   Mailed with { Blessing = Blessing.Running }, "Blessing : real/running" },
        { "another revision",       Mailed,   Mailed with { Targeted = new Versions([new TreeRevision("xen", "b2")], null) }, "Revision xen: a1/b2" },
        { "a tree more",            Mailed,   Mailed with { Targeted = new Versions([.. Mailed.Targeted.Trees, new TreeRevision("qemu", "d4")], null) }, "" },
        { "a job more",             Mailed,   Mailed with { Jobs = [.. Mailed.Jobs, new Job("test-x", StepStatus.Fail)] }, "Job test-x: /fail" },
        { "another job status",     Mailed,   Mailed with { Jobs = [new Job(TestStep.Job, StepStatus.Broken), Mailed.Jobs[1]] }, $"Job {TestStep.Job}: fail/broken" },
        { "a row less",             Mailed,   Mailed with { Failures = [] }, "" },
        { "another step status",    Mailed,   Mailed with { Failures = [Row(TestStep, "broken")] }, $"Step {TestStep}: fail/broken" },
        { "a row of a retest",      Mailed,   Mailed with { Failures = [Row(TestStep, "broken", seenIn: 299)] }, "" },
        { "pushed",                 Mailed,   Mailed with { Push = new Push(PushOutcome.Pushed, [], []) }, "Push : not pushed/pushed" },
        { "silent on the push",     Mailed,   Mailed with { Push = null }, "" },
        { "its mail",               Complete, Mailed, "" },
        { "a mail that differs",    Complete, Mailed with { Failures = [Row(TestStep with { TestId = "stop" }, "fail")] }, $"Step {TestStep.Job} stop: pass/fail" },
        { "a mail of another step", Complete, Mailed with { Failures = [Row(TestStep with { TestId = "other" }, "fail")] }, "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Between_Reports_TellsWhatBothKnowAndSayOtherwise(string name, Flight effective, Flight other, string expected)
    {
        var actual = string.Join("; ", Contradiction.Between(effective, other).Select(Text));

        Assert.True(actual == expected, $"{name}: {actual}");
    }

    /// <summary>A push that was recorded beside the flight, and what it contradicts.</summary>
    public static TheoryData<string, RecordedPush, string> Pushes => new()
    {
        { "all that it targeted", Push(), "" },
        { "a part of it",         Push() with { Revisions = [new TreeRevision("linux", "c3")] }, "" },
        { "another revision",     Push() with { Revisions = [new TreeRevision("xen", "b2")] }, "Revision xen: a1/b2" },
        { "another tree",         Push() with { Revisions = [new TreeRevision("qemu", "d4")] }, "Revision qemu: /d4" },
        { "another branch",       Push() with { Branch = new BranchName("ovmf") }, "Branch : xen-unstable/ovmf" },
    };

    [Theory]
    [MemberData(nameof(Pushes))]
    public void Between_ReportAndPush_TellsOfWhatItIsNoPush(string name, RecordedPush push, string expected)
    {
        var actual = string.Join("; ", Contradiction.Between(Mailed, push).Select(Text));

        Assert.True(actual == expected, $"{name}: {actual}");
        Assert.Equal(expected.Length == 0, push.IsOf(Mailed));
    }

    private static string Text(Contradiction each) => $"{each.Kind} {each.Subject}: {each.Effective}/{each.Other}";

    private static RecordedPush Push() => new(
        Mailed.Lab, Mailed.Branch, Mailed.Number, [], Forced: false, DateTimeOffset.UnixEpoch, "Ada Example", "");
}
