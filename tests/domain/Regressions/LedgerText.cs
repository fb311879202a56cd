using Flights.Domain.Regressions;

namespace Flights.Domain.Tests.Regressions;

/// <summary>Writes ledgers for people to compare: one line an episode, one line a change of the gate.</summary>
internal static class LedgerText
{
    public static string Of(BranchLedger ledger) =>
        string.Join('\n', ledger.Regressions.Select(Of).Concat(ledger.GateChanges.Select(Of)).Concat(ledger.StuckNotices.Select(Of)));

    public static string Of(Regression episode)
    {
        var ranges = string.Join(' ', episode.Ranges.Select(range => $"{range.Tree} {range.Good}..{range.Bad}"));
        var end = episode.ResolvedBy is { } flight ? $"{Word(episode.State)} {flight}" : Word(episode.State);
        var flags = $"{(episode.Intermittent ? " intermittent" : "")}{(episode.Excused ? " excused" : "")}";
        return $"{episode.Step}: {episode.FirstBad}-{episode.LastBad} ({episode.FailureCount}), good {episode.LastGood}, " +
            $"passed {episode.NewestRecordedPass?.ToString() ?? "never"}, {ranges}, {end}{flags}";
    }

    public static string Of(GateChange change)
    {
        var blockers = string.Concat(change.Blockers.Select(blocker => $", {blocker.Step} {Word(blocker.Blocker)}"));
        var also = $"{(change.BlockersOnly ? " still" : "")}{(change.Forced ? " forced" : "")}";
        return $"{Word(change.State)}{also} {change.Flight} {Word(change.Cause)}{blockers}";
    }

    public static string Of(StuckNotice notice) =>
        $"stuck {notice.Flight} since {notice.Since}, {notice.Days} days{string.Concat(notice.Blockers.Select(blocker => $", {blocker.Step}"))}";

    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => value.ToString().ToLowerInvariant();
}
