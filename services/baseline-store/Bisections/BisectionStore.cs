using System.Data.Common;
using Flights.BaselineStore.Progress;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Flights.Storage;
using Google.Protobuf;

namespace Flights.BaselineStore.Bisections;

/// <summary>The table of bisections in a database. After each commit it wakes those who wait for progress.</summary>
public sealed class BisectionStore(Database database, ProgressSignal signal, TimeProvider clock) : IBisectionStore
{
    /// <inheritdoc/>
    public async Task<bool> RecordAsync(Bisection bisection, CancellationToken cancellationToken)
    {
        (string Name, object? Value)[] parameters =
        [
            ("lab", bisection.Lab.Value), ("branch", bisection.Branch.Value), ("job", bisection.Step.Job), ("test_id", bisection.Step.TestId),
            ("digest", bisection.Digest), ("id", BisectionId.Of(bisection)),
            ("verified", bisection.BodyHashState == BodyHashState.Verified),
            ("report_time", Math.Max(0, bisection.ReportTime?.ToUnixTimeMilliseconds() ?? 0)),
            ("record_time", clock.GetUtcNow().ToUnixTimeMilliseconds()), ("payload", bisection.ToWire().ToByteArray()),
        ];
        var changed = await database.WriteBesideAsync(
            (session, token) => session.ExecuteAsync("add-bisection", parameters, token), cancellationToken) > 0;
        signal.Set();
        return changed;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<BisectionEntry?>> FindAsync(IReadOnlyList<BisectionKey> keys, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<BisectionEntry?>>(
            async (session, token) =>
            {
                var entries = new List<BisectionEntry?>();
                foreach (var key in keys)
                {
                    entries.Add(await session.QueryOneAsync(
                        "get-bisection",
                        [("lab", key.Lab.Value), ("branch", key.Branch.Value), ("id", key.Id)],
                        reader => Read(reader, key.Lab, key.Branch),
                        token));
                }

                return entries;
            },
            cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BisectionEntry>> ListAsync(
        BisectionFilter filter, BisectionPlace before, int limit, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (session, token) => session.QueryAsync(
                "list-bisections",
                [
                    ("lab", filter.Lab.Value), ("branch", filter.Branch.Value), ("job", filter.Job), ("test_id", filter.TestId),
                    ("before_time", before.ReportTime), ("before_id", before.Id), ("limit", limit),
                ],
                reader => Read(reader, filter.Lab, filter.Branch),
                token),
            cancellationToken);

    private static BisectionEntry Read(DbDataReader reader, LabName lab, BranchName branch)
    {
        var id = reader.GetString(0);
        return new BisectionEntry(
            new BisectionKey(lab, branch, id),
            new BisectionPlace(reader.GetInt64(1), id),
            DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2)),
            V1.Bisection.Parser.ParseFrom(reader.GetFieldValue<byte[]>(3)));
    }
}
