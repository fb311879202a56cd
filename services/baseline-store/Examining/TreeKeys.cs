using Flights.BaselineStore.Recording;
using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Examining;

/// <summary>The tables' keys of the trees of sides that are looked for, and of builds that nobody knows.</summary>
internal sealed class TreeKeys
{
    // One row or none for each.
    private readonly Dictionary<string, IReadOnlyList<long>> _keys = new(StringComparer.Ordinal);

    private TreeKeys()
    {
    }

    /// <summary>That of what a flight tested that nobody knows, or null if there is none.</summary>
    public long? UnknownBuilds => Of(NameTables.UnknownBuilds);

    /// <summary>Asks for the keys.</summary>
    /// <param name="batch">Where the questions are put.</param>
    /// <param name="sides">The sides.</param>
    /// <returns>The keys, once the batch has run.</returns>
    public static TreeKeys Ask(DatabaseBatch batch, params IEnumerable<EquatableList<TreeRevision>> sides)
    {
        var keys = new TreeKeys();
        var names = sides.SelectMany(side => side.Select(each => each.Tree)).Append(NameTables.UnknownBuilds);
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            keys._keys.Add(name, batch.Query("find-tree", [("name", name)], reader => reader.GetInt64(0)));
        }

        return keys;
    }

    /// <summary>The key of a tree, or null if there is none: then no flight tested it.</summary>
    public long? Of(string tree) => _keys[tree] is [var key] ? key : null;
}
