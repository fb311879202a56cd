using Flights.Domain.Flights;

namespace Flights.BaselineStore.Examining;

/// <summary>A recorded flight that tested the revisions of one side, or may have tested them.</summary>
/// <param name="Branch">Its branch.</param>
/// <param name="Number">Its number.</param>
/// <param name="Blessing">Its blessing.</param>
/// <param name="Counts">Whether its results count as evidence for mailed flights.</param>
/// <param name="IsComplete">Whether its facts are complete.</param>
/// <param name="IsCertain">Whether it certainly tested them. What a mailed flight tested is certain if its report shows it; a complete one
/// that uses builds of a mailed one may have tested what nobody knows.</param>
internal sealed record TestedFlight(long Branch, long Number, Blessing Blessing, bool Counts, bool IsComplete, bool IsCertain);
