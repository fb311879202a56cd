using Flights.Platform.Wire;
using Grpc.Core;

namespace Flights.Classifier;

/// <summary>Explains what the classifier thinks of a flight, and changes nothing.</summary>
public sealed class ClassifierGrpcService(FlightClassifier classifier) : V1.ClassifierService.ClassifierServiceBase
{
    /// <inheritdoc/>
    public override async Task<V1.ClassifyFlightResponse> ClassifyFlight(V1.ClassifyFlightRequest request, ServerCallContext context)
    {
        _ = ResourceNames.ParseFlight(request.Flight, "flight");
        var classified = await classifier.ClassifyAsync(request.Flight, request.Horizon, context.CancellationToken).ConfigureAwait(false);
        return new V1.ClassifyFlightResponse { Classification = classified.Classification };
    }
}
