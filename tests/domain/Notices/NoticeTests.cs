using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Domain.Notices;
using Flights.Domain.Regressions;

namespace Flights.Domain.Tests.Notices;

/// <summary>What people are told, word by word: the golden files beside this. With <c>FLIGHTS_WRITE_GOLDEN</c> they are written anew, to the folder that
/// it names.</summary>
public sealed class NoticeTests
{
    private static readonly LabName Orchard = new("orchard");
    private static readonly BranchName Plum = new("plum-unstable");

    private static readonly Regression Amber = new()
    {
        Id = "101-0123456789ab",
        Step = new StepKey("test-amber-vm", "guest-start/plum.repeat"),
        FirstBad = new FlightNumber(101),
        LastBad = new FlightNumber(101),
        LastGood = new FlightNumber(90),
        NewestRecordedPass = new FlightNumber(99),
        Ranges =
        [
            new RevisionRange("plum", "1f0e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c", "2a1b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d"),
            new RevisionRange("seed", "3c3c3c3c3c3c3c3c3c3c", "3c3c3c3c3c3c3c3c3c3c"),
        ],
        FirstOpinion = OpinionOn(Agreement.Agrees),
    };

    private static readonly GateChange Shut = new(
        new FlightNumber(101),
        GateState.Shut,
        [
            new GateBlocker(new StepKey("test-amber-vm", "guest-start/plum.repeat"), Blocker.Regression),
            new GateBlocker(new StepKey("build-birch", "host-install(4)"), Blocker.Broken),
        ],
        GateCause.Verdict,
        BlockersOnly: false,
        Forced: false);

    private static readonly Gate ShutGate = new(GateState.Shut, new FlightNumber(101), new FlightNumber(103), Shut.Blockers);
    private static readonly Gate OpenGate = new(GateState.Open, new FlightNumber(104), new FlightNumber(104), []);
    private static readonly GateChange Open = Shut with { Flight = new FlightNumber(104), State = GateState.Open, Blockers = [] };

    private static readonly Dictionary<string, LedgerEvent> Events = new()
    {
        ["opened"] = new RegressionEvent(LedgerEventKind.RegressionOpened, Amber),
        ["opened-undecided"] = new RegressionEvent(
            LedgerEventKind.RegressionOpened,
            Amber with { LastGood = null, NewestRecordedPass = null, Ranges = [], FirstOpinion = OpinionOn(Agreement.InsufficientHistory) with { Own = null } }),
        ["continued"] = new RegressionEvent(LedgerEventKind.RegressionContinued, Amber with { LastBad = new FlightNumber(103), FailureCount = 3 }),
        ["intermittent"] = new RegressionEvent(LedgerEventKind.RegressionContinued, Amber with { Intermittent = true }),
        ["excused"] = new RegressionEvent(LedgerEventKind.RegressionContinued, Amber with { Excused = true }),
        ["fixed"] = new RegressionEvent(
            LedgerEventKind.RegressionResolved, Amber with { State = RegressionState.Fixed, ResolvedBy = new FlightNumber(104), FailureCount = 2 }),
        ["accepted"] = new RegressionEvent(
            LedgerEventKind.RegressionResolved, Amber with { State = RegressionState.Accepted, ResolvedBy = new FlightNumber(104) }),
        ["reopened"] = new RegressionEvent(LedgerEventKind.RegressionReopened, Amber),
        ["amended"] = new RegressionEvent(LedgerEventKind.RegressionAmended, Amber, "103-0123456789ab"),
        ["withdrawn"] = new RegressionEvent(LedgerEventKind.RegressionWithdrawn, Amber with { FirstOpinion = OpinionOn(Agreement.Differs) }),
        ["long-names"] = new RegressionEvent(LedgerEventKind.RegressionOpened, Amber with
        {
            Step = new StepKey("test-" + string.Concat(Enumerable.Repeat("amber-amber-", 8)) + "vm", "guest-" + string.Concat(Enumerable.Repeat("migrate.", 10)) + "x10"),
        }),
        ["gate-shut"] = new GateEvent(LedgerEventKind.GateChanged, ShutGate, Shut),
        ["gate-blockers"] = new GateEvent(LedgerEventKind.GateBlockersChanged, ShutGate, Shut with
        {
            Flight = new FlightNumber(103),
            BlockersOnly = true,
            Blockers = Enumerable.Range(1, 23).Select(job => new GateBlocker(new StepKey($"test-amber-{job}", "guest-start"), Blocker.Regression)).ToEquatableList(),
        }),
        ["gate-opened"] = new GateEvent(LedgerEventKind.GateChanged, OpenGate, Open with { Cause = GateCause.Implied }),
        ["gate-forced"] = new GateEvent(LedgerEventKind.GateChanged, OpenGate, Shut with { State = GateState.Open, Forced = true, Cause = GateCause.Printed }),
        ["opened-with-people"] = new RegressionEvent(LedgerEventKind.RegressionOpened, Amber with
        {
            Changes = new RegressionChanges(
                "plum",
                [],
                MoreCommits: false,
                [.. Enumerable.Range(1, 12).Select(place => new Person($"Ada Example {place}", $"<ada.{place}@example.org>", ""))],
                PeopleCount: 14),
            LastLogUri = "http://logs.example.org/osstest/logs/101/test-amber-vm/info.html",
        }),
        ["gate-stuck"] = new GateStuckEvent(
            LedgerEventKind.GateStuck, ShutGate, new StuckNotice(new FlightNumber(103), new FlightNumber(101), 3, Shut.Blockers)),
        ["gate-stuck-withdrawn"] = new GateStuckEvent(
            LedgerEventKind.GateStuckWithdrawn, ShutGate, new StuckNotice(new FlightNumber(103), new FlightNumber(101), 1, Shut.Blockers)),
        ["gate-withdrawn"] = new GateEvent(LedgerEventKind.GateChangeWithdrawn, null, Shut),
    };

    public static TheoryData<string> Names => [.. Events.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_OfAnEvent_IsTheGoldenOne(string name) => AssertGolden(name, NoticeWriter.Of(Orchard, Plum, Events[name]));

    [Fact]
    public void Text_OfADay_IsTheGoldenOne() => AssertGolden(
        "day",
        NoticeWriter.OfDay(Orchard, [(Plum, Events["opened"]), (Plum, Events["gate-shut"]), (new BranchName("pear-4.2-testing"), Events["fixed"])]));

    [Fact]
    public void EveryKind_HasATextOfItsOwn() =>
        Assert.All(Enum.GetValues<LedgerEventKind>(), kind => Assert.Contains(Events.Values, told => told.Kind == kind));

    private static void AssertGolden(string name, NoticeText text)
    {
        Assert.All(text.Body.Split('\n'), line => Assert.InRange(line.Length, 0, 72));
        Assert.EndsWith("\n", text.Body, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("FLIGHTS_WRITE_GOLDEN") is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(folder, name + ".txt"), text.Body);
        }

        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden", name + ".txt")), text.Body);
    }

    private static Opinion OpinionOn(Agreement agreement)
    {
        var finding = new Finding(new Summary(SummaryKind.Regression, new FlightNumber(90)), Blocker.Regression);
        return new Opinion
        {
            Step = new StepKey("test-amber-vm", "guest-start/plum.repeat"),
            Status = StepStatus.Fail,
            Rule = "compared-with-baseline",
            Own = finding,
            Effective = finding,
            Section = ReportSection.Blocking,
            Agreement = agreement,
        };
    }
}
