namespace Flights.BaselineStore.Evidence;

/// <summary>A flight's facts and the evidence for it, of one moment.</summary>
/// <param name="Flight">The facts.</param>
/// <param name="Evidence">The evidence.</param>
/// <param name="AllowVersion">The version of the newest reading of allow files; 0 if there is none, or the flight was only mailed.</param>
public sealed record FlightEvidence(V1.Flight Flight, Domain.Baselines.Evidence Evidence, long AllowVersion);
