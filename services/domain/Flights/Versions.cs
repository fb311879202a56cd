namespace Flights.Domain.Flights;

/// <summary>One side of a comparison: the revisions of some trees, or one flight that stands for them.</summary>
/// <param name="Trees">The revision of each tree, in report order. Empty if <paramref name="Flight"/> stands for them.</param>
/// <param name="Flight">The flight that stands for the revisions, if the report names one instead.</param>
public sealed record Versions(EquatableList<TreeRevision> Trees, FlightNumber? Flight)
{
    /// <summary>No versions at all: nothing was compared.</summary>
    public static readonly Versions None = new([], null);

    /// <summary>Whether nothing is named.</summary>
    public bool IsNone => Trees.Count == 0 && Flight is null;

    /// <summary>Whether both name the same trees at the same revisions, in any order, or the same flight.</summary>
    public bool SameAs(Versions other) =>
        Flight == other.Flight && Trees.Count == other.Trees.Count && Trees.All(other.Trees.Contains);

    /// <summary>The revision of a tree, or null if the tree is not named.</summary>
    public string? RevisionOf(string tree)
    {
        foreach (var each in Trees)
        {
            if (each.Tree == tree)
            {
                return each.Revision;
            }
        }

        return null;
    }
}
