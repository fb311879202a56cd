using System.Globalization;
using Flights.Domain.Flights;
using Flights.Domain.Regressions;

namespace Flights.Notifier.Ledgers;

/// <summary>Gives the incidents of a branch their ids. An id stays with those that were told by it as long as they are one incident; which
/// regressions are one follows from the ledger alone.</summary>
internal static class IncidentNaming
{
    /// <summary>Names the incidents of a part of the ledger.</summary>
    /// <param name="rows">The ledger as it was before.</param>
    /// <param name="before">The part as it was.</param>
    /// <param name="after">The part as it is, without ids of incidents.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Both parts, with those episodes outside of them too whose incident is another one now.</returns>
    public static async Task<(IReadOnlyList<Regression> Before, IReadOnlyList<Regression> After)> NameAsync(
        LedgerRows rows, IReadOnlyCollection<Regression> before, IReadOnlyCollection<Regression> after, CancellationToken cancellationToken)
    {
        var ordered = BranchLedger.Of(after, [], []).Regressions;
        var former = LedgerDiff.Predecessors(before, ordered);
        var named = ordered
            .Select(episode => episode with { IncidentId = former.GetValueOrDefault(episode.Id)?.IncidentId ?? "" })
            .ToList();
        var regrouped = Regrouped(before, ordered);
        if (regrouped.Count == 0)
        {
            return ([.. before], named);
        }

        var beside = await BesideAsync(rows, regrouped, before, ordered, cancellationToken);
        var members = named.Where(episode => regrouped.Contains(episode.FirstBad)).Concat(beside);
        var ids = await IdsAsync(rows, members, cancellationToken);
        var renamed = beside.Where(episode => ids[episode.Id] != episode.IncidentId).ToList();
        return (
            [.. before, .. renamed],
            [.. named.Concat(renamed).Select(episode => ids.TryGetValue(episode.Id, out var id) ? episode with { IncidentId = id } : episode)]);
    }

    // The flights that opened other episodes than before, or for other incidents.
    private static HashSet<FlightNumber> Regrouped(IEnumerable<Regression> before, IEnumerable<Regression> after)
    {
        static ILookup<FlightNumber, string> ByFlight(IEnumerable<Regression> episodes) => episodes
            .OrderBy(episode => episode.Id, StringComparer.Ordinal)
            .ToLookup(episode => episode.FirstBad, episode => string.Join('\n', episode.IncidentTests.Prepend(episode.Id)));

        var (former, now) = (ByFlight(before), ByFlight(after));
        return [.. former.Concat(now).Select(flight => flight.Key).Where(flight => !former[flight].SequenceEqual(now[flight]))];
    }

    // What these flights opened and what the fold has no word on, because it was resolved elsewhere.
    private static async Task<List<Regression>> BesideAsync(
        LedgerRows rows,
        IEnumerable<FlightNumber> flights,
        IEnumerable<Regression> before,
        IEnumerable<Regression> after,
        CancellationToken cancellationToken)
    {
        var known = before.Concat(after).Select(episode => episode.Id).ToHashSet(StringComparer.Ordinal);
        var beside = new List<Regression>();
        foreach (var flight in flights)
        {
            beside.AddRange((await rows.OpenedByAsync(flight, cancellationToken)).Where(episode => !known.Contains(episode.Id)));
        }

        return beside;
    }

    private static async Task<Dictionary<string, string>> IdsAsync(
        LedgerRows rows, IEnumerable<Regression> members, CancellationToken cancellationToken)
    {
        var groups = members
            .OrderBy(episode => episode.FirstBad).ThenBy(episode => episode.Step, StepKey.Order)
            .GroupBy(episode => (episode.FirstBad, Tests: episode.IncidentTests.Count > 0 ? episode.IncidentTests : [episode.Step.TestId]))
            .ToList();

        // Of two incidents that were one, the older keeps the id, and only then the others get new ones.
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var kept = groups.Select(group => group.Select(episode => episode.IncidentId).FirstOrDefault(id => id.Length > 0 && taken.Add(id))).ToList();
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (group, known) in groups.Zip(kept))
        {
            var id = known ?? await NewIdAsync(rows, group.First().Id, taken, cancellationToken);
            foreach (var episode in group)
            {
                ids.Add(episode.Id, id);
            }
        }

        return ids;
    }

    // That of the first of its regressions, unless an incident had it that began elsewhere after all.
    private static async Task<string> NewIdAsync(
        LedgerRows rows, string first, HashSet<string> taken, CancellationToken cancellationToken)
    {
        var id = first;
        for (var copy = 2; taken.Contains(id) || await rows.IsIncidentAsync(id, cancellationToken); copy++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{first}-{copy}");
        }

        taken.Add(id);
        return id;
    }
}
