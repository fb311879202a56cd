namespace Flights.Domain.Flights;

/// <summary>A flight that ran parts of another one again and shares its report.</summary>
/// <param name="Flight">The flight.</param>
/// <param name="Branch">Its branch.</param>
/// <param name="Blessing">Its blessing, such as <c>real-retest</c>.</param>
/// <param name="IntendedBlessing">The blessing that it was meant to get, if the report names one.</param>
public sealed record Retest(FlightNumber Flight, BranchName Branch, Blessing Blessing, Blessing? IntendedBlessing);
