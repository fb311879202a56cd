using Flights.Domain.Flights;

namespace Flights.Domain.Reports;

/// <summary>One side of the comparison, as far as it was read.</summary>
internal sealed class VersionsDraft
{
    public List<TreeRevision> Trees { get; } = [];

    public FlightNumber? Flight { get; set; }

    public Versions ToVersions() => Trees.Count == 0 && Flight is null ? Versions.None : new Versions(Trees.ToEquatableList(), Flight);
}
