using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Grpc.Core;

namespace Flights.Classifier;

/// <summary>The history as the baseline store tells it. Each answer comes with the version of the branch's history of which it is.</summary>
/// <param name="store">The store.</param>
public sealed class StoreHistory(V1.BaselineService.BaselineServiceClient store)
{
    /// <summary>A flight, and the evidence for its rows if it was mailed.</summary>
    /// <param name="flight">The name of the flight.</param>
    /// <param name="horizon">Which flights count as evidence.</param>
    /// <param name="withSteps">Whether the steps of a complete flight are wanted: no judgement needs them.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<V1.QueryEvidenceResponse> QueryEvidenceAsync(
        string flight, V1.Horizon horizon, bool withSteps, CancellationToken cancellationToken)
    {
        var request = new V1.QueryEvidenceRequest { Flight = flight, Horizon = horizon, WithoutSteps = !withSteps };
        return await store.QueryEvidenceAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a complete flight is compared with that was submitted without a baseline: what was pushed last below it.</summary>
    /// <param name="flight">The flight.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The baseline; none if no flight below tells one.</returns>
    public async Task<(Versions Baseline, long Version)> BaselineBelowAsync(Flight flight, CancellationToken cancellationToken)
    {
        var request = new V1.GetBaselineRequest
        {
            Branch = ResourceNames.Branch(flight.Lab, flight.Branch),
            BelowFlight = ResourceNames.Flight(flight.Lab, flight.Number),
        };
        var answer = await store.GetBaselineAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (answer.Baseline is not { } baseline)
        {
            return (Versions.None, answer.HistoryVersion);
        }

        // Where no revision of the flight is known that stands for the baseline, it stands for itself.
        var trees = baseline.Revisions.Select(each => new TreeRevision(each.Tree, each.Revision)).ToEquatableList();
        var standsIn = trees.Count == 0 ? ResourceNames.ParseOptionalFlight(baseline.Flight, "baseline.flight") : null;
        return (new Versions(trees, standsIn), answer.HistoryVersion);
    }

    /// <summary>What a judgement needs of a flight.</summary>
    /// <param name="flight">The flight.</param>
    /// <param name="scope">Which flights count, and what is compared.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>What the history tells; of a flight that was only mailed, null.</returns>
    public async Task<(ExaminedFlight? Flight, long Version)> ExamineAsync(
        FlightNumber flight, HistoryScope scope, CancellationToken cancellationToken)
    {
        var request = new V1.ExamineFlightRequest { Flight = ResourceNames.Flight(scope.Lab, flight), Scope = scope.ToWire() };
        try
        {
            var answer = await store.ExamineFlightAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
            return (answer.Flight.ToDomain(), answer.HistoryVersion);
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.FailedPrecondition)
        {
            return (null, 0);
        }
    }

    /// <summary>The ages of two sides, or null if they name no single tree in common.</summary>
    /// <param name="scope">Which flights count, and the sides.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<(PushAgeFacts? Ages, long Version)> PushAgesAsync(HistoryScope scope, CancellationToken cancellationToken)
    {
        var request = new V1.QueryPushAgeRequest { Scope = scope.ToWire() };
        var answer = await store.QueryPushAgeAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
        return (answer.Ages?.ToDomain(), answer.HistoryVersion);
    }
}
