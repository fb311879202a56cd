using System.Globalization;
using Flights.Domain.Flights;
using Flights.Domain.Regressions;

namespace Flights.Domain.Notices;

/// <summary>Tells people of events of a push gate.</summary>
internal static class GateNotice
{
    // What more there is stands in the report.
    private const int MostBlockers = 20;

    /// <summary>What happened, in one line.</summary>
    public static string TitleOf(GateEvent told) => (told.Kind, told.Change) switch
    {
        (LedgerEventKind.GateChangeWithdrawn, { State: GateState.Shut, BlockersOnly: false }) => $"the push gate did not shut at flight {told.Change.Flight}",
        (LedgerEventKind.GateChangeWithdrawn, { BlockersOnly: false }) => $"the push gate did not open at flight {told.Change.Flight}",
        (LedgerEventKind.GateChangeWithdrawn, _) => $"what shuts the push gate did not change at flight {told.Change.Flight}",
        (_, { Forced: true }) => $"flight {told.Change.Flight} was pushed by force",
        (LedgerEventKind.GateBlockersChanged, _) => $"the push gate stays shut for other reasons at flight {told.Change.Flight}",
        (_, { State: GateState.Shut }) => $"the push gate shut at flight {told.Change.Flight}",
        _ => $"the push gate opened at flight {told.Change.Flight}",
    };

    /// <inheritdoc cref="TitleOf(GateEvent)"/>
    public static string TitleOf(GateStuckEvent told) => told.Kind == LedgerEventKind.GateStuckWithdrawn
        ? $"the push gate was not shut for {Days(told.Notice)} at flight {told.Notice.Flight}"
        : $"the push gate has been shut for {Days(told.Notice)}";

    /// <inheritdoc cref="Write(NoticeLines, LabName, BranchName, GateEvent)"/>
    public static void Write(NoticeLines lines, LabName lab, BranchName branch, GateStuckEvent told)
    {
        var notice = told.Notice;
        lines.Answer("what", BlockersOf(notice.Blockers))
            .Answer("new", told.Kind == LedgerEventKind.GateStuckWithdrawn
                ? "no: a late report changes what was told"
                : $"no: it was shut before, and still is after flight {notice.Flight}")
            .Answer("since", $"flight {notice.Since}")
            .Answer("gate", GateOf(told.Gate, branch))
            .Answer("look", $"the report of flight {notice.Flight}")
            .Gap()
            .Paragraph($"labs/{lab}/branches/{branch}");
    }

    /// <summary>All of it.</summary>
    public static void Write(NoticeLines lines, LabName lab, BranchName branch, GateEvent told)
    {
        var change = told.Change;
        lines.Answer("what", BlockersOf(change.Blockers))
            .Answer("new", NoveltyOf(told))
            .Answer("real", CauseOf(change.Cause))
            .Answer("since", $"flight {change.Flight}")
            .Answer("gate", GateOf(told.Gate, branch))
            .Answer("look", $"the report of flight {change.Flight}")
            .Gap()
            .Paragraph($"labs/{lab}/branches/{branch}");
    }

    private static string Days(StuckNotice notice) => NoticeWriter.Count(notice.Days, "day");

    private static IEnumerable<string> BlockersOf(EquatableList<GateBlocker> all)
    {
        if (all.Count == 0)
        {
            return ["nothing that would keep it shut"];
        }

        var blockers = all.Take(MostBlockers).Select(each =>
            $"{each.Step.Job} {each.Step.TestId} ({each.Blocker.ToString().ToLower(CultureInfo.InvariantCulture)})");
        var rest = all.Count - MostBlockers;
        return rest > 0 ? blockers.Append($"and {NoticeWriter.Count(rest, "step")} more") : blockers;
    }

    private static string NoveltyOf(GateEvent told) => EventNovelties.Of(told) switch
    {
        EventNovelty.New => "yes: it was open before, or not known",
        EventNovelty.Over => told.Change.Forced ? "it is pushed although we see blockers" : "it is over: it was shut before, or not known",
        EventNovelty.Corrected => "no: a late report changes what was told",
        _ => "no: it was shut before",
    };

    private static string CauseOf(GateCause cause) => cause switch
    {
        GateCause.Printed => "the report says so, or the push was recorded",
        GateCause.Implied => "a later report has another baseline",
        _ => "it follows from our verdict; the report does not say",
    };

    private static string GateOf(Gate? gate, BranchName branch) => gate switch
    {
        null => $"of {branch} no main flight is known any more",
        { State: GateState.Open } => $"{branch} is open since flight {gate.Since}",
        _ => $"{branch} is shut since flight {gate.Since} by {NoticeWriter.Count(gate.Blockers.Count, "step")}; newest: {gate.Newest}",
    };
}
