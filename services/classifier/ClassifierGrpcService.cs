using Flights.Classifier.Reports;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Grpc.Core;

namespace Flights.Classifier;

/// <summary>Explains what the classifier thinks of a flight, writes its report, and changes nothing.</summary>
public sealed class ClassifierGrpcService(FlightClassifier classifier, ReportRenderer renderer) : V1.ClassifierService.ClassifierServiceBase
{
    /// <inheritdoc/>
    public override async Task<V1.ClassifyFlightResponse> ClassifyFlight(V1.ClassifyFlightRequest request, ServerCallContext context)
    {
        _ = ResourceNames.ParseFlight(request.Flight, "flight");
        var judgement = await AskAsync(() =>
            classifier.ClassifyAsync(request.Flight, request.Horizon, request.Question, context.CancellationToken)).ConfigureAwait(false);
        return new V1.ClassifyFlightResponse { Classification = judgement.Classification, Evidence = { judgement.Evidence } };
    }

    /// <inheritdoc/>
    public override async Task<V1.RenderReportResponse> RenderReport(V1.RenderReportRequest request, ServerCallContext context)
    {
        _ = ResourceNames.ParseFlight(request.Flight, "flight");
        return await AskAsync(() => renderer.RenderAsync(request, context.CancellationToken)).ConfigureAwait(false);
    }

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (RpcException error) when (error.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            // The client's own words name addresses and sockets, which are nothing to the caller.
            throw new FlightsException(
                ErrorKind.Unavailable, "BASELINE_STORE_UNAVAILABLE", "The baseline store does not answer: try again later.");
        }
    }
}
