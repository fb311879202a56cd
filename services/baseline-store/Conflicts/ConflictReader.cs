using Flights.BaselineStore.Pushes;
using Flights.BaselineStore.Recording;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Flights.Storage;

namespace Flights.BaselineStore.Conflicts;

/// <summary>Finds what is recorded of flights and cannot all be true, in the transaction of a session. Nothing is kept of it: it follows from
/// the reports and pushes that are.</summary>
internal sealed class ConflictReader(DatabaseSession session)
{
    // Reports of thousands of jobs that have nothing in common are told from each other by the first of their differences.
    private const int ListedContradictions = 100;

    private const int ListedOthers = 20;

    // A page ends with the flight that makes it so many, which keeps it within the size of a message.
    private const int ManyContradictions = 5000;

    private readonly NameTables _names = new(session);
    private readonly PushTable _pushes = new(session);

    /// <summary>The flights of a branch with contradictory facts, among as many as a page has at most; null for an unknown branch.</summary>
    public async Task<ConflictPage?> ListAsync(
        LabName labName, BranchName branchName, long below, int size, CancellationToken cancellationToken)
    {
        if (await _names.FindLabAsync(labName, cancellationToken) is not { } lab
            || await _names.FindBranchAsync(lab, branchName, cancellationToken) is not { } branch)
        {
            return null;
        }

        var flights = await session.QueryAsync(
            "list-facts-of-flights",
            [("branch", branch), ("below", below), ("limit", size + 1)],
            reader => (Number: reader.GetInt64(0), HasSeveral: reader.GetInt32(1) == 1),
            cancellationToken);
        var conflicts = new List<V1.FlightConflict>();
        var listed = 0;
        foreach (var flight in flights.Take(size).Where(flight => flight.HasSeveral))
        {
            if (await FindAsync(lab, flight.Number, cancellationToken) is { } conflict)
            {
                conflicts.Add(conflict);
                listed += conflict.Others.Sum(each => each.Contradictions.Count);
                if (listed >= ManyContradictions)
                {
                    return new ConflictPage(conflicts, flight.Number);
                }
            }
        }

        return new ConflictPage(conflicts, flights.Count > size ? flights[size - 1].Number : null);
    }

    private async Task<V1.FlightConflict?> FindAsync(long lab, long number, CancellationToken cancellationToken)
    {
        var versions = await session.QueryAsync(
            "list-fact-versions",
            [("lab", lab), ("number", number)],
            reader => (Facts: StoredFlight.Read(reader, 0).ToDomain(), IsEffective: reader.GetInt32(1) == 1),
            cancellationToken);
        var effective = versions.Single(version => version.IsEffective).Facts;
        var replaced = versions.Select(version => version.Facts.Supersedes).ToHashSet(StringComparer.Ordinal);
        var others =
            from version in versions
            where !version.IsEffective && !replaced.Contains(version.Facts.Digest)
            select ToWire(new V1.ContradictingFacts { Digest = version.Facts.Digest }, Contradiction.Between(effective, version.Facts));
        var pushes =
            from push in await _pushes.ListAsync(lab, effective.Number, cancellationToken)
            select ToWire(new V1.ContradictingFacts { Push = push }, Contradiction.Between(effective, push.ToDomain()));
        var contradicting = others.Concat(pushes).Where(each => each.ContradictionCount > 0).ToList();
        return contradicting.Count == 0 ? null : new V1.FlightConflict
        {
            Flight = ResourceNames.Flight(effective.Lab, effective.Number),
            EffectiveDigest = effective.Digest,
            Others = { contradicting.Take(ListedOthers) },
            OtherCount = contradicting.Count,
        };
    }

    private static V1.ContradictingFacts ToWire(V1.ContradictingFacts facts, IEnumerable<Contradiction> contradictions)
    {
        var all = contradictions.ToList();
        facts.Contradictions.AddRange(all.Take(ListedContradictions).Select(ContradictionMapping.ToWire));
        facts.ContradictionCount = all.Count;
        return facts;
    }
}
