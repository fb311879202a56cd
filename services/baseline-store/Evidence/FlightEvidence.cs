namespace Flights.BaselineStore.Evidence;

/// <summary>A flight's facts and the evidence for it, of one moment.</summary>
/// <param name="Flight">The facts.</param>
/// <param name="Evidence">The evidence.</param>
public sealed record FlightEvidence(V1.Flight Flight, Domain.Baselines.Evidence Evidence);
