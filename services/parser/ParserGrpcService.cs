using Flights.Domain.Flights;
using Flights.Parser.Submission;
using Flights.Platform.Bus;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Google.Protobuf;
using Grpc.Core;

namespace Flights.Parser;

/// <summary>Serves <c>flights.v1.ParserService</c>.</summary>
internal sealed class ParserGrpcService(
    ReportReader reader, ReportSubmitter submitter, FlightSubmitter flights, IPipelineEntrance entrance) : V1.ParserService.ParserServiceBase
{
    /// <summary>Reads a report and changes nothing.</summary>
    public override Task<V1.ParseReportResponse> ParseReport(V1.ParseReportRequest request, ServerCallContext context)
    {
        var report = reader.Read(TextOf(request.Text), LabOf(request.Lab));
        return Task.FromResult(report.Bisection is { } bisection
            ? new V1.ParseReportResponse { Bisection = bisection.ToWire() }
            : new V1.ParseReportResponse { Flight = report.Flight!.ToWire() });
    }

    /// <summary>Reads a report and publishes its facts; answers when the message is safe.</summary>
    public override Task<V1.SubmitReportResponse> SubmitReport(V1.SubmitReportRequest request, ServerCallContext context) =>
        submitter.SubmitAsync(TextOf(request.Text), LabOf(request.Lab), context.CancellationToken);

    /// <summary>Takes the complete results of a flight; answers when they are safe.</summary>
    public override Task<V1.SubmitFlightResponse> SubmitFlight(V1.SubmitFlightRequest request, ServerCallContext context) =>
        flights.SubmitAsync(request, context.CancellationToken);

    /// <summary>Takes the complete results of many flights; answers when all are safe.</summary>
    public override Task<V1.SubmitFlightsResponse> SubmitFlights(
        IAsyncStreamReader<V1.SubmitFlightsRequest> requestStream, ServerCallContext context) =>
        flights.SubmitAsync(requestStream.ReadAllAsync(context.CancellationToken), context.CancellationToken);

    /// <summary>Publishes that a flight's revisions were pushed; answers when the message is safe.</summary>
    public override async Task<V1.RecordPushResponse> RecordPush(V1.RecordPushRequest request, ServerCallContext context)
    {
        var push = PushRequests.Read(request).ToWire();
        await entrance.EnterAsync(context.CancellationToken);
        await entrance.PublishAsync(new V1.PushRecorded { Push = push }, context.CancellationToken);
        return new V1.RecordPushResponse { Push = push };
    }

    /// <summary>Publishes that a flight was excluded, or that this was taken back; answers when the message is safe.</summary>
    public override async Task<V1.ExcludeFlightResponse> ExcludeFlight(V1.ExcludeFlightRequest request, ServerCallContext context)
    {
        var exclusion = ExclusionRequests.Read(request).ToWire();
        await entrance.EnterAsync(context.CancellationToken);
        await entrance.PublishAsync(new V1.FlightExcluded { Exclusion = exclusion }, context.CancellationToken);
        return new V1.ExcludeFlightResponse { Exclusion = exclusion };
    }

    private static ReadOnlyMemory<byte> TextOf(ByteString text) => text.IsEmpty
        ? throw new FlightsException(ErrorKind.InvalidArgument, "TEXT_REQUIRED", "The request carries no text.") { Field = "text" }
        : text.Memory;

    private static LabName? LabOf(string lab) => lab.Length == 0 ? null : ResourceNames.ParseLab(lab, "lab");
}
