using Flights.Platform.Errors;
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
        try
        {
            var judgement = await classifier
                .ClassifyAsync(request.Flight, request.Horizon, context.CancellationToken)
                .ConfigureAwait(false);
            return new V1.ClassifyFlightResponse { Classification = judgement.Classification, Evidence = { judgement.Seen.Steps } };
        }
        catch (RpcException error) when (error.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            // The client's own words name addresses and sockets, which are nothing to the caller.
            throw new FlightsException(
                ErrorKind.Unavailable, "BASELINE_STORE_UNAVAILABLE", "The baseline store does not answer: try again later.");
        }
    }
}
