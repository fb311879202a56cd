using System.Data.Common;
using Flights.BaselineStore.Recording;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Examining;

/// <summary>Finds the flights of a branch that tested the revisions of one side, as <see cref="RevisionPool.Tested(EquatableList{TreeRevision})"/>
/// means it.</summary>
internal sealed class TestedFlightQuery(DatabaseSession session, long lab)
{
    // The end of every text that begins with another one: no text has this character, which stands for none.
    private const string Last = "\U0010FFFF";

    private readonly NameTables _names = new(session);

    /// <summary>The flights up to a number, newest first.</summary>
    public async Task<IReadOnlyList<TestedFlight>> FindAsync(
        long branch, EquatableList<TreeRevision> side, long until, CancellationToken cancellationToken)
    {
        if (side.Count == 0)
        {
            return [];
        }

        var wanted = side.Select(each => (each.Tree, Revision: new WantedRevision(each.Revision))).ToList();
        if (await FindRarestAsync(branch, wanted, cancellationToken) is not { } rarest)
        {
            return [];
        }

        var tested = await session.QueryAsync(
            "tested-flights",
            [.. Parameters(branch, rarest.Tree, rarest.Revision), ("lab", lab), ("until", until)],
            reader => (Flight: ReadFlight(branch, reader), Tree: reader.GetString(4), Revision: reader.GetString(5)),
            cancellationToken);
        return
        [
            .. tested
                .GroupBy(each => each.Flight, each => (each.Tree, each.Revision))
                .Where(flight => wanted.All(each => Tested(flight, each.Tree, each.Revision)))
                .Select(flight => flight.Key),
        ];
    }

    private static bool Tested(IEnumerable<(string Tree, string Revision)> all, string tree, WantedRevision wanted)
    {
        var any = false;
        foreach (var (builtTree, revision) in all)
        {
            if (builtTree == tree)
            {
                any = true;
                if (!wanted.Matches(revision))
                {
                    return false;
                }
            }
        }

        return any;
    }

    private static TestedFlight ReadFlight(long branch, DbDataReader reader) => new(
        branch, reader.GetInt64(0), new Blessing(reader.GetString(1)), reader.GetInt32(2) == 1, reader.GetInt32(3) == 1);

    private static (string Name, object? Value)[] Parameters(long branch, long tree, WantedRevision revision) =>
        [("branch", branch), ("tree", tree), ("from", revision.Beginning), ("to", revision.Beginning + Last)];

    // The search begins with the revision that the fewest flights tested, so that a tree that hardly ever changes costs nothing.
    private async Task<(long Tree, WantedRevision Revision)?> FindRarestAsync(
        long branch, List<(string Tree, WantedRevision Revision)> wanted, CancellationToken cancellationToken)
    {
        (long Tree, WantedRevision Revision)? rarest = null;
        var lowest = long.MaxValue;
        foreach (var (name, revision) in wanted)
        {
            if (await _names.FindTreeAsync(name, cancellationToken) is not { } tree)
            {
                return null;
            }

            var count = wanted.Count == 1
                ? 0
                : await session.QueryOneAsync(
                    "count-tested", Parameters(branch, tree, revision), reader => reader.GetInt64(0), cancellationToken);
            if (count < lowest)
            {
                (rarest, lowest) = ((tree, revision), count);
            }
        }

        return rarest;
    }
}
