using System.Diagnostics;
using Flights.Domain.Flights;
using Flights.Domain.Regressions;
using Flights.Notifier.Ledgers;
using Flights.Platform.Wire;
using Flights.Storage;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Notifier.Events;

/// <summary>The events of all branches, each branch's in a sequence without gaps. It is the outbox too: an event is marked once the
/// bus has confirmed it.</summary>
/// <param name="database">The notifier's database.</param>
public sealed class EventLog(NotifierDatabase database)
{
    /// <summary>Writes events of a branch, in the transaction that changes its ledger.</summary>
    internal static async Task AppendAsync(
        DatabaseSession session,
        long branchId,
        BranchName branch,
        Flight cause,
        IReadOnlyList<LedgerEvent> events,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (events.Count == 0)
        {
            return;
        }

        var sequence = await session.QueryOneAsync(
            "take-sequence", [("branch", branchId), ("count", events.Count)], row => row.GetInt64(0), cancellationToken);
        foreach (var told in events)
        {
            var header = new V1.EventHeader
            {
                Name = ResourceNames.Event(cause.Lab, branch, sequence),
                Sequence = sequence,
                CauseFlight = ResourceNames.Flight(cause.Lab, cause.Number),
                CreateTime = Timestamp.FromDateTimeOffset(now),
            };
            var wire = told.ToWire(cause.Lab, branch, header);
            if (told is RegressionEvent { Regression: var regression })
            {
                wire.Regression()!.Annotation = await RegressionAnnotations.FindAsync(session, branchId, regression.Id, cancellationToken);
                wire.Regression()!.Culprits = await CulpritRecorder.FindAsync(session, branchId, regression, cancellationToken);
            }

            await session.ExecuteAsync(
                "add-event",
                [
                    ("branch", branchId), ("sequence", sequence), ("payload", wire.ToByteArray()),
                    ("traceParent", Activity.Current?.Id),
                ],
                cancellationToken);
            sequence++;
        }
    }

    /// <summary>All branches, with the sequence of the last event of each.</summary>
    internal Task<List<BranchEnd>> EndsAsync(CancellationToken cancellationToken) => database.File.ReadAsync(
        (session, token) => session.QueryAsync(
            "list-branches",
            [],
            row => new BranchEnd(row.GetInt64(0), new LabName(row.GetString(1)), new BranchName(row.GetString(2)), row.GetInt64(3)),
            token),
        cancellationToken);

    /// <summary>The events of a branch after a sequence, at most <paramref name="limit"/>.</summary>
    internal Task<List<V1.LedgerEvent>> ReadAsync(long branchId, long after, int limit, CancellationToken cancellationToken) =>
        database.File.ReadAsync(
            (session, token) => session.QueryAsync(
                "read-events",
                [("branch", branchId), ("after", after), ("limit", limit)],
                row => V1.LedgerEvent.Parser.ParseFrom(row.GetFieldValue<byte[]>(1)),
                token),
            cancellationToken);

    /// <summary>The sequence of the last event of a branch that was made before a time; 0 if there is none. Each event of a branch is
    /// made after the one before it, but for clocks that are put back.</summary>
    internal async Task<long> LastBeforeAsync(BranchEnd end, DateTimeOffset time, CancellationToken cancellationToken)
    {
        // Those up to the first were made before the time, and those after the second were not.
        var (before, last) = (0L, end.Sequence);
        while (before < last)
        {
            var middle = before + ((last - before + 1) / 2);
            var told = (await ReadAsync(end.BranchId, middle - 1, 1, cancellationToken))[0];
            (before, last) = told.Header()?.CreateTime.ToDateTimeOffset() < time ? (middle, last) : (before, middle - 1);
        }

        return before;
    }

    /// <summary>The oldest events that the bus has not confirmed, at most <paramref name="limit"/>; those of one branch
    /// in sequence.</summary>
    internal Task<List<UnpublishedEvent>> UnpublishedAsync(int limit, CancellationToken cancellationToken) => database.File.ReadAsync(
        (session, token) => session.QueryAsync(
            "unpublished-events",
            [("limit", limit)],
            row => new UnpublishedEvent(
                row.GetInt64(0), V1.LedgerEvent.Parser.ParseFrom(row.GetFieldValue<byte[]>(1)), row.IsDBNull(2) ? null : row.GetString(2)),
            token),
        cancellationToken);

    /// <summary>Marks events that the bus has confirmed.</summary>
    /// <param name="ids">Their keys, in the order of <see cref="UnpublishedAsync"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal Task MarkPublishedAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) => database.File.WriteBesideAsync(
        async (session, token) =>
        {
            foreach (var id in ids)
            {
                await session.ExecuteAsync("mark-published", [("id", id)], token);
            }

            return ids.Count;
        },
        cancellationToken);
}
