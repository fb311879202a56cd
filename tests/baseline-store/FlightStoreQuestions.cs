using Flights.BaselineStore.Evidence;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.BaselineStore.Tests;

/// <summary>Questions to a store as most tests put them.</summary>
internal static class FlightStoreQuestions
{
    /// <summary>A flight with all its steps, and the evidence for it.</summary>
    public static Task<FlightEvidence?> FindEvidenceAsync(
        this IFlightStore store, LabName lab, FlightNumber flight, Horizon horizon, CancellationToken cancellationToken) =>
        store.FindEvidenceAsync(lab, flight, horizon, withSteps: true, cancellationToken);
}
