using Flights.BaselineStore.Recording;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Evidence;

/// <summary>Finds the flights that tested the revisions of one side of a flight: recorded ones by their own revisions, others by what
/// recorded reports say of them.</summary>
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
                reader.GetInt64(0), (Side)reader.GetInt32(1), reader.GetInt32(2) == 1, new Blessing(reader.GetString(3))),
            cancellationToken);
        var recorded = versions.Flight is { } standsIn
            ? await FindStandInAsync(standsIn, role, cancellationToken)
            : matching
                .Where(each => each.Side == Side.Targeted && each.Counts && scope.Admits(each.Number))
                .Select(each => new Likeness(each.Number, each.Blessing, role, null));
        return [.. recorded, .. await FindMentionedAsync(matching, role, versions.Flight, cancellationToken)];
    }

    private async Task<IEnumerable<Likeness>> FindStandInAsync(FlightNumber flight, CandidateRole role, CancellationToken cancellationToken)
    {
        var found = await session.QueryAsync(
            "evidence-recorded-flight",
            [("lab", lab), ("number", flight.Value), ("branch", branch)],
            reader => (Counts: reader.GetInt32(0) == 1, Blessing: new Blessing(reader.GetString(1))),
            cancellationToken);
        return found
            .Where(each => each.Counts && scope.Admits(flight.Value))
            .Select(each => new Likeness(flight.Value, each.Blessing, role, null));
    }

    private async Task<IEnumerable<Likeness>> FindMentionedAsync(
        List<MatchingSide> matching, CandidateRole role, FlightNumber? standsIn, CancellationToken cancellationToken)
    {
        var blessings = new Dictionary<long, string>();
        var tellers = new Dictionary<long, HashSet<long>>();
        foreach (var teller in matching.Where(each => each.Number <= scope.TellersUntil))
        {
            var mentions = await session.QueryAsync(
                "evidence-mentions",
                [("branch", branch), ("number", teller.Number), ("side", (int)teller.Side)],
                reader => (Number: reader.GetInt64(0), Blessing: reader.GetString(1)),
                cancellationToken);
            foreach (var (number, blessing) in mentions)
            {
                if (!scope.Admits(number) || (standsIn is { } only && only.Value != number))
                {
                    continue;
                }

                // Of what several reports show of a blessing, the longest word says most.
                if (!blessings.TryGetValue(number, out var known) || string.CompareOrdinal(known, blessing) < 0)
                {
                    blessings[number] = blessing;
                }

                if (!tellers.TryGetValue(number, out var all))
                {
                    tellers.Add(number, all = []);
                }

                all.Add(teller.Number);
            }
        }

        return blessings
            .Select(each => new Likeness(each.Key, new Blessing(each.Value), role, tellers[each.Key]))
            .Where(each => each.Blessing.CountsAsEvidence);
    }
}
