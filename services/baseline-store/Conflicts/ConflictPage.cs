namespace Flights.BaselineStore.Conflicts;

/// <summary>A page of the flights of which contradictory facts are recorded.</summary>
/// <param name="Conflicts">The flights, newest first.</param>
/// <param name="NextBelow">The number below which the next page begins, or null if this is the last.</param>
public sealed record ConflictPage(IReadOnlyList<V1.FlightConflict> Conflicts, long? NextBelow);
