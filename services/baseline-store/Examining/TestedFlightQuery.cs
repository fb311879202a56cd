using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Examining;

/// <summary>Finds the flights that tested, or may have tested, the revisions of several sides.</summary>
/// <param name="session">The session.</param>
/// <param name="lab">The lab.</param>
/// <param name="trees">The keys of the trees of all sides.</param>
/// <param name="until">The highest number that a flight may have.</param>
internal sealed class TestedFlightQuery(DatabaseSession session, long lab, TreeKeys trees, long until)
{
    /// <summary>Looks for the flights.</summary>
    /// <param name="first">Runs with the first of the questions, and runs in any case.</param>
    /// <param name="branches">The branches, each with whether flights of it that count were only mailed.</param>
    /// <param name="sides">The sides.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The flights of each side, each but once.</returns>
    public async Task<IReadOnlyList<List<TestedFlight>>> FindAsync(
        DatabaseBatch first,
        IReadOnlyList<(long Branch, bool HasMailed)> branches,
        IReadOnlyList<EquatableList<TreeRevision>> sides,
        CancellationToken cancellationToken)
    {
        var searches = sides
            .Select(side => branches.Select(each => new TestedFlightSearch(each.Branch, side, trees, each.HasMailed)).ToList())
            .ToList();
        var counted = searches.SelectMany(each => each).Where(each => each.NeedsCounts).ToList();
        counted.ForEach(each => each.AskForCounts(first));
        foreach (var search in searches.SelectMany(each => each).Where(each => !each.NeedsCounts))
        {
            search.AskForFlights(first, lab, until);
        }

        await first.RunAsync(cancellationToken);
        var batch = session.Batch();
        counted.ForEach(each => each.AskForFlights(batch, lab, until));
        await batch.RunAsync(cancellationToken);
        return [.. searches.Select(side => side.SelectMany(each => each.Found()).ToList())];
    }
}
