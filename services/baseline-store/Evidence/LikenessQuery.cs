using System.Collections.Immutable;
using Flights.BaselineStore.Examining;
using Flights.BaselineStore.Recording;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Evidence;

/// <summary>Finds the flights that tested, or may have tested, the revisions of one side of a flight: recorded ones by the revisions of
/// their own reports, and all by what recorded reports say of them.</summary>
internal sealed class LikenessQuery(DatabaseSession session, long lab, long branch, EvidenceScope scope)
{
    /// <summary>The flights of a side, once each.</summary>
    public async Task<IReadOnlyList<Likeness>> FindAsync(Side side, CancellationToken cancellationToken)
    {
        var versions = side == Side.Baseline ? scope.Flight.Baseline : scope.Flight.Targeted;
        if (versions.IsNone)
        {
            return [];
        }

        var role = side == Side.Baseline ? CandidateRole.Baseline : CandidateRole.Targeted;
        var matching = await session.QueryAsync(
            "evidence-sides",
            [("lab", lab), ("branch", branch), ("number", scope.Flight.Number.Value), ("side", (int)side)],
            reader => new MatchingSide(
                reader.GetInt64(0), (Side)reader.GetInt32(1), reader.GetInt32(2) == 1, new Blessing(reader.GetString(3)),
                reader.GetInt32(4) == 1),
            cancellationToken);
        var likenesses = versions.Flight is { } standsIn
            ? await FindStandInAsync(standsIn, role, cancellationToken)
            : matching
                .Where(each =>
                    each.Side == Side.Targeted && !each.IsComplete && Counts(each.Number, each.Counts) && scope.Admits(each.Number))
                .Select(each => new Likeness(each.Number, each.Blessing, role, IsShown: false, null))
                .Concat(await FindCompleteAsync(versions, role, cancellationToken))
                .ToDictionary(each => each.Number);
        var batch = session.Batch();
        var told = matching
            .Where(each => each.Number <= scope.TellersUntil)
            .Select(teller => (Teller: teller, Mentions: AskForMentioned(batch, teller)))
            .ToList();
        await batch.RunAsync(cancellationToken);
        foreach (var (teller, mentions) in told)
        {
            foreach (var mentioned in mentions)
            {
                if (Counts(mentioned.Number, mentioned.Counts)
                    && scope.Admits(mentioned.Number)
                    && (versions.Flight?.Value ?? mentioned.Number) == mentioned.Number)
                {
                    likenesses[mentioned.Number] = With(likenesses.GetValueOrDefault(mentioned.Number), mentioned, teller.Number, role);
                }
            }
        }

        return
        [
            .. likenesses.Values.Where(each =>
                Counts(each.Number, each.Blessing.CountsAsEvidence) && !CountedBlessing.IsExcluded(each.Blessing)),
        ];
    }

    // What a complete flight tested is known, whatever was said of it; but for that of builds which it took from a mailed one.
    private async Task<IEnumerable<Likeness>> FindCompleteAsync(Versions versions, CandidateRole role, CancellationToken cancellationToken)
    {
        var batch = session.Batch();
        var trees = TreeKeys.Ask(batch, versions.Trees);
        var firstMailed = batch.Query("first-mailed", [("branch", branch), ("except", 0L)], reader => reader.GetInt64(0));
        await batch.RunAsync(cancellationToken);
        var tested = await new TestedFlightQuery(session, lab, trees, long.MaxValue).FindAsync(
            batch, [(branch, firstMailed.Count > 0)], [versions.Trees], cancellationToken);
        return tested[0]
            .Where(each => each.IsComplete && Counts(each.Number, each.Counts) && scope.Admits(each.Number))
            .Select(each => new Likeness(each.Number, each.Blessing, role, IsShown: each.IsCertain, null));
    }

    // osstest found what the report names, whatever its blessing.
    private bool Counts(long number, bool byBlessing) => byBlessing || scope.Named.Contains(number);

    // What the judged flight says of itself by its rows is weighed row by row: no row is evidence for itself.
    private Likeness With(Likeness? known, MentionedFlight mentioned, long teller, CandidateRole role)
    {
        var isShown = mentioned.IsShown && (teller != scope.Flight.Number.Value || mentioned.Number == teller);
        if (known is null)
        {
            var tellers = mentioned.IsRecorded ? null : ImmutableSortedSet.Create(teller);
            return new Likeness(mentioned.Number, mentioned.Blessing, role, isShown, tellers);
        }

        // Of what several reports show of a blessing, the longest word says most.
        return known with
        {
            Blessing = string.CompareOrdinal(known.Blessing.Word, mentioned.Blessing.Word) < 0 ? mentioned.Blessing : known.Blessing,
            IsShown = known.IsShown || isShown,
            Tellers = known.Tellers?.Add(teller),
        };
    }

    // osstest looks at this flight alone, whatever it tested. If it is not recorded, it was there all the same.
    private async Task<Dictionary<long, Likeness>> FindStandInAsync(
        FlightNumber flight, CandidateRole role, CancellationToken cancellationToken)
    {
        var found = await session.QueryAsync(
            "evidence-recorded-flight",
            [("lab", lab), ("number", flight.Value), ("branch", branch)],
            reader => new Likeness(flight.Value, new Blessing(reader.GetString(0)), role, IsShown: true, null),
            cancellationToken);
        var standIn = found.SingleOrDefault() ?? new Likeness(flight.Value, Blessing.Real, role, IsShown: true, []);
        return scope.Admits(flight.Value) ? new Dictionary<long, Likeness> { [flight.Value] = standIn } : [];
    }

    private IReadOnlyList<MentionedFlight> AskForMentioned(DatabaseBatch batch, MatchingSide teller) =>
        batch.Query(
            "evidence-mentions",
            [("branch", branch), ("number", teller.Number), ("side", (int)teller.Side)],
            reader => new MentionedFlight(
                reader.GetInt64(0),
                new Blessing(reader.GetString(1)),
                reader.GetInt32(2) == 1,
                reader.GetInt32(3) == 1,
                reader.GetInt32(4) == 1));
}
