using Flights.Domain.Flights;

namespace Flights.Notifier.Events;

/// <summary>Where the stream of a branch ends.</summary>
/// <param name="BranchId">The branch's key.</param>
/// <param name="Lab">The lab.</param>
/// <param name="Branch">The branch.</param>
/// <param name="Sequence">The sequence of its last event; 0 if there is none.</param>
internal sealed record BranchEnd(long BranchId, LabName Lab, BranchName Branch, long Sequence);
