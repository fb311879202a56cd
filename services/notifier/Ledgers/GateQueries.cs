using Flights.Domain.Flights;
using Flights.Domain.Regressions;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Flights.Storage;

namespace Flights.Notifier.Ledgers;

/// <summary>Answers questions about a push gate as it is now.</summary>
/// <param name="database">The notifier's database.</param>
public sealed class GateQueries(NotifierDatabase database)
{
    /// <summary>The push gate of a branch, for how long it has been so, and how it came to be so: all of one moment.</summary>
    /// <exception cref="FlightsException"><c>GATE_NOT_FOUND</c> if no main flight of the branch is known.</exception>
    public async Task<V1.GetGateResponse> GetAsync(LabName lab, BranchName branch, CancellationToken cancellationToken)
    {
        return await database.File.ReadAsync(
            async (session, token) => await BranchKeys.FindAsync(session, lab, branch, token) is { } branchId
                ? await ReadAsync(session, branchId, lab, branch, token)
                : null,
            cancellationToken) ?? throw new FlightsException(
                ErrorKind.NotFound, "GATE_NOT_FOUND", $"No classified main flight of '{ResourceNames.Branch(lab, branch)}' is known.");
    }

    private static async Task<V1.GetGateResponse?> ReadAsync(
        DatabaseSession session, long branchId, LabName lab, BranchName branch, CancellationToken cancellationToken)
    {
        var state = await new LedgerRows(session, branchId, lab, branch).NewestStateAsync(cancellationToken);
        if (state.Gate is not { } gate)
        {
            return null;
        }

        var since = await session.QueryOneAsync(
            "facts-of-flight",
            [("branch", branchId), ("number", gate.Since.Value)],
            row => V1.Flight.Parser.ParseFrom(row.GetFieldValue<byte[]>(0)).ReportTime,
            cancellationToken);
        return new V1.GetGateResponse
        {
            Gate = gate.ToWire(lab, branch),
            SinceTime = since,
            AttemptCount = (int)await session.QueryOneAsync(
                "count-attempts", [("branch", branchId), ("from", gate.Since.Value)], row => row.GetInt64(0), cancellationToken),
            NewestChange = await session.QueryOneAsync(
                "newest-gate-change",
                [("branch", branchId)],
                row => V1.GateChange.Parser.ParseFrom(row.GetFieldValue<byte[]>(0)),
                cancellationToken),
            StuckDays = gate.State == GateState.Shut ? state.Clock?.ToldDays ?? 0 : 0,
        };
    }
}
