using Flights.Domain.Flights;
using Flights.Domain.Regressions;

namespace Flights.Notifier.Ledgers;

/// <summary>Folds a branch again from one flight on, after something about that flight has changed.</summary>
/// <remarks>The fold ends where the ledger remembers what it remembered before: from there on nothing can be different. So a flight
/// that arrives in order costs one step, and a late one as many as it takes until its traces are gone.</remarks>
/// <param name="rows">The branch's ledger.</param>
/// <param name="lab">The lab.</param>
/// <param name="branch">The branch.</param>
internal sealed class LedgerFold(LedgerRows rows, LabName lab, BranchName branch)
{
    private readonly List<Regression> _resolved = [];
    private readonly List<(FlightNumber ToldBy, GateChange Change)> _changes = [];
    private readonly List<StuckNotice> _notices = [];

    /// <summary>How many flights were folded.</summary>
    public int Count { get; private set; }

    /// <summary>Brings the ledger up to date.</summary>
    /// <param name="from">The flight that is new, is gone, or is not as it was.</param>
    /// <param name="cancellationToken">Gives up; the transaction is not to be committed then.</param>
    /// <returns>What is to be told.</returns>
    public async Task<IReadOnlyList<LedgerEvent>> RunAsync(FlightNumber from, CancellationToken cancellationToken)
    {
        var state = await rows.StateBeforeAsync(from, cancellationToken);
        FlightNumber? end = null;
        var next = await rows.NextFlightAsync(from, cancellationToken);
        while (next is not null && end is null)
        {
            var number = next.Input.Flight.Number;
            var step = Ledger.Apply(state, next.Input);
            _resolved.AddRange(step.Resolved);
            _changes.AddRange(step.GateChanges.Select(change => (number, change)));
            _notices.AddRange(step.Stuck is { } stuck ? [stuck] : []);
            state = step.After;
            Count++;
            var bytes = LedgerStateForm.Write(state, lab, branch);
            if (bytes.AsSpan().SequenceEqual(next.State))
            {
                end = number;
            }
            else
            {
                await rows.PutStateAsync(number, bytes, cancellationToken);
                next = await rows.NextFlightAsync(new FlightNumber(number.Value + 1), cancellationToken);
            }
        }

        return await ReplaceAsync(from, end, state, cancellationToken);
    }

    // What is open where the fold met its former self is open in both: only a fold that went to the end has a word on it.
    private async Task<IReadOnlyList<LedgerEvent>> ReplaceAsync(
        FlightNumber from, FlightNumber? end, LedgerState state, CancellationToken cancellationToken)
    {
        var made = await rows.MadeByAsync(from, end, cancellationToken);
        var naming = await IncidentNaming.NameAsync(
            rows, made.Regressions, [.. end is null ? _resolved.Concat(state.Open) : _resolved], cancellationToken);
        var before = BranchLedger.Of(naming.Before, made.GateChanges, made.StuckNotices);
        var after = BranchLedger.Of(naming.After, _changes.Select(each => each.Change), _notices);
        var kept = after.Regressions.Select(episode => episode.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var episode in before.Regressions.Where(episode => !kept.Contains(episode.Id)))
        {
            await rows.DeleteAsync(episode, cancellationToken);
        }

        foreach (var episode in after.Regressions.Except(before.Regressions))
        {
            await rows.PutAsync(episode, cancellationToken);
        }

        await rows.ReplaceGateChangesAsync(from, end, _changes, cancellationToken);
        if (before.StuckNotices != after.StuckNotices)
        {
            await rows.ReplaceStuckNoticesAsync(from, end, _notices, cancellationToken);
        }

        var newest = end is null ? state : await rows.NewestStateAsync(cancellationToken);
        return LedgerDiff.Between(before, after, newest.Gate);
    }
}
