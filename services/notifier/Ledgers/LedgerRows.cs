using System.Data.Common;
using Flights.Domain.Flights;
using Flights.Domain.Regressions;
using Flights.Platform.Wire;
using Flights.Storage;
using Google.Protobuf;

namespace Flights.Notifier.Ledgers;

/// <summary>The rows of one branch's ledger, in one transaction.</summary>
/// <param name="session">The transaction.</param>
/// <param name="branchId">The branch's key.</param>
/// <param name="lab">The lab.</param>
/// <param name="branch">The branch.</param>
internal sealed class LedgerRows(DatabaseSession session, long branchId, LabName lab, BranchName branch)
{
    public Task<LedgerState> StateBeforeAsync(FlightNumber flight, CancellationToken cancellationToken) =>
        StateAsync("state-before", [("branch", branchId), ("number", flight.Value)], cancellationToken);

    public Task<LedgerState> NewestStateAsync(CancellationToken cancellationToken) =>
        StateAsync("newest-state", [("branch", branchId)], cancellationToken);

    /// <summary>The next main flight from a number on, or null if there is none.</summary>
    public Task<StoredFlight?> NextFlightAsync(FlightNumber from, CancellationToken cancellationToken) =>
        session.QueryOneAsync(
            "next-flight",
            [("branch", branchId), ("from", from.Value)],
            row => new StoredFlight(
                new LedgerFlight(
                    V1.Flight.Parser.ParseFrom(row.GetFieldValue<byte[]>(1)).ToDomain(),
                    V1.Classification.Parser.ParseFrom(row.GetFieldValue<byte[]>(2)).ToDomain()),
                row.IsDBNull(3) ? null : row.GetFieldValue<byte[]>(3)),
            cancellationToken);

    public Task PutStateAsync(FlightNumber flight, byte[] state, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            "put-state", [("lab", lab.Value), ("number", flight.Value), ("state", state)], cancellationToken);

    /// <summary>The part of the ledger that the flights of a range made: what they resolved, what they tell of the gate, and, if the
    /// range has no end, what is open.</summary>
    public async Task<BranchLedger> MadeByAsync(FlightNumber from, FlightNumber? to, CancellationToken cancellationToken)
    {
        var range = Range(from, to);
        var regressions = await session.QueryAsync("regressions-resolved-within", range, ReadRegression, cancellationToken);
        if (to is null)
        {
            regressions.AddRange(await session.QueryAsync("regressions-open", [("branch", branchId)], ReadRegression, cancellationToken));
        }

        var changes = await session.QueryAsync(
            "gate-changes-told-within",
            range,
            row => V1.GateChange.Parser.ParseFrom(row.GetFieldValue<byte[]>(0)).ToDomain(),
            cancellationToken);
        var notices = await session.QueryAsync(
            "stuck-notices-within",
            range,
            row => V1.StuckNotice.Parser.ParseFrom(row.GetFieldValue<byte[]>(0)).ToDomain(),
            cancellationToken);
        return BranchLedger.Of(regressions, changes, notices);
    }

    /// <summary>The episodes that a flight opened.</summary>
    public Task<List<Regression>> OpenedByAsync(FlightNumber flight, CancellationToken cancellationToken) => session.QueryAsync(
        "regressions-opened-by", [("branch", branchId), ("firstBad", flight.Value)], ReadRegression, cancellationToken);

    /// <summary>The episodes of an incident, by step.</summary>
    public Task<List<Regression>> OfIncidentAsync(string id, CancellationToken cancellationToken) => session.QueryAsync(
        "regressions-of-incident", [("branch", branchId), ("incident", id)], ReadRegression, cancellationToken);

    /// <summary>Whether an incident has an id.</summary>
    public async Task<bool> IsIncidentAsync(string id, CancellationToken cancellationToken) => await session.QueryOneAsync(
        "incident-is-known", [("branch", branchId), ("incident", id)], row => row.GetInt64(0), cancellationToken) == 1;

    /// <summary>Keeps an episode.</summary>
    public Task PutAsync(Regression episode, CancellationToken cancellationToken) => session.ExecuteAsync(
        "put-regression",
        [
            ("branch", branchId), ("id", episode.Id), ("firstBad", episode.FirstBad.Value), ("job", episode.Step.Job),
            ("testId", episode.Step.TestId), ("state", (int)episode.State.ToWire()), ("resolvedBy", episode.ResolvedBy?.Value),
            ("incident", episode.IncidentId), ("began", episode.BeginTime?.ToUnixTimeMilliseconds()),
            ("payload", episode.ToWire(lab, branch).ToByteArray()),
        ],
        cancellationToken);

    /// <summary>Forgets an episode.</summary>
    public Task DeleteAsync(Regression episode, CancellationToken cancellationToken) =>
        session.ExecuteAsync("delete-regression", [("branch", branchId), ("id", episode.Id)], cancellationToken);

    /// <summary>Puts the changes of the gate that the flights of a range tell of in the place of those that they told of.</summary>
    public async Task ReplaceGateChangesAsync(
        FlightNumber from,
        FlightNumber? to,
        IEnumerable<(FlightNumber ToldBy, GateChange Change)> changes,
        CancellationToken cancellationToken)
    {
        await session.ExecuteAsync("delete-gate-changes-told-within", Range(from, to), cancellationToken);
        foreach (var (toldBy, change) in changes)
        {
            await session.ExecuteAsync(
                "add-gate-change",
                [
                    ("branch", branchId), ("number", change.Flight.Value), ("toldBy", toldBy.Value),
                    ("payload", change.ToWire(lab).ToByteArray()),
                ],
                cancellationToken);
        }
    }

    /// <summary>Puts the notices that the flights of a range give of a gate that stays shut in the place of those that they gave.</summary>
    public async Task ReplaceStuckNoticesAsync(
        FlightNumber from, FlightNumber? to, IEnumerable<StuckNotice> notices, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync("delete-stuck-notices-within", Range(from, to), cancellationToken);
        foreach (var notice in notices)
        {
            await session.ExecuteAsync(
                "add-stuck-notice",
                [("branch", branchId), ("number", notice.Flight.Value), ("payload", notice.ToWire(lab).ToByteArray())],
                cancellationToken);
        }
    }

    private async Task<LedgerState> StateAsync(
        string query, IEnumerable<(string Name, object? Value)> parameters, CancellationToken cancellationToken)
    {
        var state = await session.QueryOneAsync(query, parameters, row => row.GetFieldValue<byte[]>(0), cancellationToken);
        return state is null ? LedgerState.Empty : LedgerStateForm.Read(state);
    }

    private (string Name, object? Value)[] Range(FlightNumber from, FlightNumber? to) =>
        [("branch", branchId), ("from", from.Value), ("to", to?.Value ?? long.MaxValue)];

    private static Regression ReadRegression(DbDataReader row) =>
        V1.Regression.Parser.ParseFrom(row.GetFieldValue<byte[]>(0)).ToDomain();
}
