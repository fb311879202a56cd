using Flights.Domain.Classification;
using Flights.Domain.Filtering;
using Flights.Domain.Flights;
using Flights.Domain.Regressions;

namespace Flights.Domain.Tests.Filtering;

/// <summary>What a filter may ask of an event, and what it is answered.</summary>
public sealed class EventFilterTests
{
    private static readonly BranchName Plum = new("plum-unstable");

    private static readonly Regression Amber = new()
    {
        Id = "101-0123456789ab",
        Step = new StepKey("test-amber-vm", "guest-start/plum.repeat"),
        FirstBad = new FlightNumber(101),
        LastBad = new FlightNumber(101),
        Ranges = [new RevisionRange("plum", "aaa", "bbb"), new RevisionRange("seed", "ccc", "ccc")],
        FirstOpinion = new Opinion
        {
            Step = new StepKey("test-amber-vm", "guest-start/plum.repeat"),
            Status = StepStatus.Fail,
            Rule = "invented",
            Effective = new Finding(Summary.None, Blocker.Regression),
            Section = ReportSection.Blocking,
            Agreement = Agreement.Agrees,
        },
    };

    private static readonly GateChange Shut = new(
        new FlightNumber(101),
        GateState.Shut,
        [
            new GateBlocker(new StepKey("test-amber-vm", "guest-start"), Blocker.Regression),
            new GateBlocker(new StepKey("build-birch", "host-install(4)"), Blocker.Broken),
        ],
        GateCause.Verdict,
        BlockersOnly: false,
        Forced: false);

    private static readonly Dictionary<string, LedgerEvent> Events = new()
    {
        ["opened"] = new RegressionEvent(LedgerEventKind.RegressionOpened, Amber),
        ["intermittent"] = new RegressionEvent(LedgerEventKind.RegressionContinued, Amber with { Intermittent = true }),
        ["excused"] = new RegressionEvent(LedgerEventKind.RegressionContinued, Amber with { Excused = true }),
        ["resolved"] = new RegressionEvent(LedgerEventKind.RegressionResolved, Amber with { State = RegressionState.Fixed }),
        ["withdrawn"] = new RegressionEvent(LedgerEventKind.RegressionWithdrawn, Amber),
        ["shut"] = new GateEvent(LedgerEventKind.GateChanged, null, Shut),
        ["blockers"] = new GateEvent(LedgerEventKind.GateBlockersChanged, null, Shut with { BlockersOnly = true }),
        ["gate opened"] = new GateEvent(LedgerEventKind.GateChanged, null, Shut with { State = GateState.Open, Blockers = [] }),
        ["gate change withdrawn"] = new GateEvent(LedgerEventKind.GateChangeWithdrawn, null, Shut),
    };

    public static TheoryData<string, string[]> Filters => new()
    {
        // filter                                          the events that fulfil it
        { "",                                              [.. Events.Keys] },
        { "branch = plum-*",                               [.. Events.Keys] },
        { "branch = plum",                                 [] },
        { "kind = regression.opened",                      ["opened"] },
        { "kind = regression.*",                           ["opened", "intermittent", "excused", "resolved", "withdrawn"] },
        { "kind = gate.* AND NOT kind = gate.changed",     ["blockers", "gate change withdrawn"] },
        { "testid = guest-start",                          ["shut", "blockers", "gate change withdrawn"] },
        { "testid = guest-start/*",                        ["opened", "intermittent", "excused", "resolved", "withdrawn"] },
        { "job = build-*",                                 ["shut", "blockers", "gate change withdrawn"] },
        { "testid = \"host-install(*)\"",                  ["shut", "blockers", "gate change withdrawn"] },
        { "job != test-*",                                 ["gate opened"] },
        { "class = regression kind = regression.*",        ["opened", "intermittent", "excused", "resolved", "withdrawn"] },
        { "class = broken",                                ["shut", "blockers", "gate change withdrawn"] },
        { "class = intermittent OR class = excused",       ["intermittent", "excused"] },
        { "class = unfinished",                            [] },
        { "tree = plum",                                   ["opened", "intermittent", "excused", "resolved", "withdrawn"] },
        { "tree = seed",                                   [] },
        { "novelty = new",                                 ["opened", "shut"] },
        { "novelty = ongoing",                             ["intermittent", "excused", "blockers"] },
        { "novelty = over",                                ["resolved", "gate opened"] },
        { "novelty = corrected",                           ["withdrawn", "gate change withdrawn"] },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void Filter_OfEvents_HoldsOfWhatItAsksFor(string text, string[] expected)
    {
        Assert.True(EventFilter.Read(text).TryGet(out var filter, out var error), error?.ToString());

        Assert.Equal(expected, Events.Where(each => EventFilter.Holds(filter, Plum, each.Value)).Select(each => each.Key));
    }

    [Theory]
    [InlineData("flight = 101", 1, FilterReasons.UnknownField)]
    [InlineData("branch = plum novelty = fresh", 25, FilterReasons.BadValue)]
    [InlineData("kind = opened", 8, FilterReasons.BadValue)]
    [InlineData("class = regress", 9, FilterReasons.BadValue)]
    [InlineData("job > test-amber-vm", 5, FilterReasons.BadComparator)]
    public void Filter_ThatNoEventCouldAnswer_IsRefusedWhenItIsRead(string text, int column, string reason)
    {
        var error = EventFilter.Read(text).Error;

        Assert.Equal((column, reason), (error?.Column, error?.Reason));
    }

    [Fact]
    public void EveryKind_OfEvents_CanBeAskedFor() =>
        Assert.All(Enum.GetValues<LedgerEventKind>(), kind => Assert.NotNull(EventFilter.Read($"kind = {kind.Word()}").Filter));
}
