using Flights.Domain.Flights;

namespace Flights.BaselineStore.Examining;

/// <summary>What the tables know of a flight at first sight.</summary>
/// <param name="Branch">Its branch.</param>
/// <param name="Blessing">Its blessing.</param>
/// <param name="IsComplete">Whether its facts are complete.</param>
/// <param name="IsExcluded">Whether it is excluded.</param>
/// <param name="HasFailed">Whether a step failed in it.</param>
internal sealed record RecordedFlight(long Branch, Blessing Blessing, bool IsComplete, bool IsExcluded, bool HasFailed);
