using Flights.BaselineStore.Recording;
using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.BaselineStore.Allowing;

/// <summary>What was read of the allow files of labs. Each method is one transaction; what a write returns is durable.</summary>
public interface IAllowStore
{
    /// <summary>Records a reading. The same reading again changes nothing.</summary>
    /// <returns>The complete flights that must be judged anew because it may excuse what failed in them, or excuse it no more; for a reading
    /// that is recorded already, those of them that are not done.</returns>
    Task<IReadOnlyList<Announcement>> RecordAsync(AllowReading reading, CancellationToken cancellationToken);

    /// <summary>The readings of a lab, or of all labs, after a version and in the order of their versions.</summary>
    /// <param name="lab">The lab, or null for all.</param>
    /// <param name="after">The version to begin after; 0 to begin with the first.</param>
    /// <param name="limit">How many to return at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<V1.AllowReadingRecord>> ListAsync(LabName? lab, long after, int limit, CancellationToken cancellationToken);
}
