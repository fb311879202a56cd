using Flights.Domain.Flights;

namespace Flights.Domain.Regressions;

/// <summary>Tells by events how one ledger of a branch became another one.</summary>
public static class LedgerDiff
{
    /// <summary>The events between two ledgers, or between the same part of both. Folded over the first ledger they give the second:
    /// withdrawals first, then episodes by first bad flight and step, then the gate by flight, then by flight how long it stays shut. Where only the newest flight of the
    /// gate is another one nothing happened.</summary>
    /// <param name="before">What was told.</param>
    /// <param name="after">What is so.</param>
    /// <param name="gate">The gate as it is, or null if no main flight is known.</param>
    public static IReadOnlyList<LedgerEvent> Between(BranchLedger before, BranchLedger after, Gate? gate)
    {
        var former = Predecessors(before.Regressions, after.Regressions);
        var continued = former.Values.Select(episode => episode.Id).ToHashSet(StringComparer.Ordinal);
        var gone = before.Regressions.Where(episode => !continued.Contains(episode.Id));

        var events = new List<LedgerEvent>();
        foreach (var episode in after.Regressions)
        {
            events.AddRange(former.GetValueOrDefault(episode.Id) switch
            {
                null => Opened(episode),
                var same when same.Id == episode.Id => Changed(same, episode),
                var moved => Moved(moved, episode),
            });
        }

        return
        [
            .. gone.Select(episode => new RegressionEvent(LedgerEventKind.RegressionWithdrawn, episode)),
            .. events,
            .. GateEvents(before.GateChanges, after.GateChanges, gate),
            .. StuckEvents(before.StuckNotices, after.StuckNotices, gate),
        ];
    }

    /// <summary>Which episode each one was before, by the ids of those after: the one of the same id, or else one of the same step that
    /// overlaps it and has no other successor. One that was not told before is left out.</summary>
    /// <param name="before">The episodes that were told.</param>
    /// <param name="after">Those that are so, by first bad flight.</param>
    public static IReadOnlyDictionary<string, Regression> Predecessors(IEnumerable<Regression> before, IReadOnlyCollection<Regression> after)
    {
        var told = before.ToDictionary(episode => episode.Id, StringComparer.Ordinal);
        var kept = after.Select(episode => episode.Id).ToHashSet(StringComparer.Ordinal);
        var gone = told.Values.Where(episode => !kept.Contains(episode.Id)).ToList();
        var former = new Dictionary<string, Regression>(StringComparer.Ordinal);
        foreach (var episode in after)
        {
            if (told.GetValueOrDefault(episode.Id) is { } same)
            {
                former.Add(episode.Id, same);
            }
            else if (gone.Find(each => each.Step == episode.Step && Overlap(each, episode)) is { } moved)
            {
                gone.Remove(moved);
                former.Add(episode.Id, moved);
            }
        }

        return former;
    }

    private static IEnumerable<LedgerEvent> Opened(Regression episode)
    {
        yield return new RegressionEvent(
            LedgerEventKind.RegressionOpened, episode with { State = RegressionState.Open, ResolvedBy = null });
        if (episode.State != RegressionState.Open)
        {
            yield return new RegressionEvent(LedgerEventKind.RegressionResolved, episode);
        }
    }

    // That it moved and that it is over now, or is not, are two things, and a subscriber may wait for either.
    private static IEnumerable<LedgerEvent> Moved(Regression before, Regression after)
    {
        var stillAsBefore = IsOpen(before) == IsOpen(after)
            ? after
            : after with { State = before.State, ResolvedBy = before.ResolvedBy };
        yield return new RegressionEvent(LedgerEventKind.RegressionAmended, stillAsBefore, before.Id);
        foreach (var change in Changed(stillAsBefore, after))
        {
            yield return change;
        }
    }

    private static IEnumerable<LedgerEvent> Changed(Regression before, Regression after) =>
        before == after ? [] : [new RegressionEvent(KindOf(before, after), after)];

    private static LedgerEventKind KindOf(Regression before, Regression after) => (IsOpen(before), IsOpen(after)) switch
    {
        (true, false) => LedgerEventKind.RegressionResolved,
        (false, true) => LedgerEventKind.RegressionReopened,
        (true, true) when GoesOn(before, after) => LedgerEventKind.RegressionContinued,
        _ => LedgerEventKind.RegressionAmended,
    };

    // It goes on if nothing that was told of it is taken back.
    private static bool GoesOn(Regression before, Regression after) =>
        after.FailureCount >= before.FailureCount
        && after.LastBad >= before.LastBad
        && (after.Intermittent || !before.Intermittent)
        && (after.Excused || !before.Excused)
        && before.FailedIn.All(flight => flight < after.FailedIn[0] || after.FailedIn.Contains(flight))
        && after == before with
        {
            FailureCount = after.FailureCount,
            FailedIn = after.FailedIn,
            LastBad = after.LastBad,
            LastLogUri = after.LastLogUri,
            Intermittent = after.Intermittent,
            Excused = after.Excused,
        };

    private static bool IsOpen(Regression episode) => episode.State == RegressionState.Open;

    private static bool Overlap(Regression left, Regression right) =>
        left.FirstBad < (right.ResolvedBy ?? Endless) && right.FirstBad < (left.ResolvedBy ?? Endless);

    private static readonly FlightNumber Endless = new(long.MaxValue);

    private static IEnumerable<LedgerEvent> GateEvents(EquatableList<GateChange> before, EquatableList<GateChange> after, Gate? gate)
    {
        var told = before.ToDictionary(change => change.Flight);
        var kept = after.Select(change => change.Flight).ToHashSet();
        foreach (var change in before.Where(change => !kept.Contains(change.Flight)))
        {
            yield return new GateEvent(LedgerEventKind.GateChangeWithdrawn, gate, change);
        }

        foreach (var change in after.Where(change => told.GetValueOrDefault(change.Flight) != change))
        {
            var kind = change is { State: GateState.Shut, BlockersOnly: true }
                ? LedgerEventKind.GateBlockersChanged
                : LedgerEventKind.GateChanged;
            yield return new GateEvent(kind, gate, change);
        }
    }

    private static IEnumerable<LedgerEvent> StuckEvents(EquatableList<StuckNotice> before, EquatableList<StuckNotice> after, Gate? gate)
    {
        var kept = after.Select(notice => notice.Flight).ToHashSet();
        return before.Where(notice => !kept.Contains(notice.Flight))
            .Select(notice => new GateStuckEvent(LedgerEventKind.GateStuckWithdrawn, gate, notice))
            .Concat(after.Except(before).Select(notice => new GateStuckEvent(LedgerEventKind.GateStuck, gate, notice)));
    }
}
