using Flights.Domain.Flights;

namespace Flights.BaselineStore.Recording;

/// <summary>A flight that a report names.</summary>
/// <param name="Flight">The flight.</param>
/// <param name="Side">Whose revisions it must have tested, seen from the naming flight.</param>
/// <param name="Blessing">Its blessing, as far as the report shows it: only what follows the first dash is printed, so a number without
/// a suffix is taken for <c>real</c>.</param>
internal sealed record Mention(FlightNumber Flight, Side Side, Blessing Blessing);
