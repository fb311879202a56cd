using Flights.Domain.Flights;
using Flights.Domain.Regressions;

namespace Flights.Platform.Wire;

/// <summary>Maps what a report says of the changes before a regression.</summary>
public static class RegressionChangesMapping
{
    /// <summary>The changes on the wire, or null if nothing is said of them.</summary>
    public static V1.RegressionChanges? ToWire(this RegressionChanges changes)
    {
        if (changes == RegressionChanges.None)
        {
            return null;
        }

        var wire = new V1.RegressionChanges
        {
            Tree = changes.Tree,
            MoreCommits = changes.MoreCommits,
            PeopleCount = changes.PeopleCount,
        };
        wire.Commits.AddRange(changes.Commits.Select(ReportMapping.ToWire));
        wire.People.AddRange(changes.People.Select(ReportMapping.ToWire));
        return wire;
    }

    /// <summary>The changes of a message.</summary>
    public static RegressionChanges ToDomain(this V1.RegressionChanges? wire) => wire is null
        ? RegressionChanges.None
        : new RegressionChanges(
            wire.Tree,
            wire.Commits.Select(ReportMapping.ToDomain).ToEquatableList(),
            wire.MoreCommits,
            wire.People.Select(ReportMapping.ToDomain).ToEquatableList(),
            wire.PeopleCount);
}
