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
        var judgement = await StoreCalls.AskAsync(() =>
            classifier.ClassifyAsync(request.Flight, request.Horizon, request.Question, withSteps: false, context.CancellationToken))
            .ConfigureAwait(false);
        return new V1.ClassifyFlightResponse { Classification = judgement.Classification, Evidence = { judgement.Evidence } };
    }

    /// <inheritdoc/>
    public override async Task<V1.RenderReportResponse> RenderReport(V1.RenderReportRequest request, ServerCallContext context)
    {
        _ = ResourceNames.ParseFlight(request.Flight, "flight");
        return await StoreCalls.AskAsync(() => renderer.RenderAsync(request, context.CancellationToken)).ConfigureAwait(false);
    }
}
