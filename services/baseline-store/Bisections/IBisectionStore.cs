using Flights.Domain.Flights;

namespace Flights.BaselineStore.Bisections;

/// <summary>The table of bisections. Each method is one transaction; what a write returns is durable.</summary>
public interface IBisectionStore
{
    /// <summary>Records the report of a bisection. The same report again changes nothing; of two copies with one digest, the one whose
    /// envelope says more counts.</summary>
    /// <returns>Whether it changed what is known.</returns>
    Task<bool> RecordAsync(Bisection bisection, CancellationToken cancellationToken);

    /// <summary>Some bisections, all of one moment and in the order of their names: null for one that is not recorded.</summary>
    Task<IReadOnlyList<BisectionEntry?>> FindAsync(IReadOnlyList<BisectionKey> keys, CancellationToken cancellationToken);

    /// <summary>The bisections of a branch before a place, the one reported last first.</summary>
    Task<IReadOnlyList<BisectionEntry>> ListAsync(
        BisectionFilter filter, BisectionPlace before, int limit, CancellationToken cancellationToken);
}
