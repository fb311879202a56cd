using Flights.Domain.Flights;
using Flights.Platform.Bus;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Google.Protobuf;
using Grpc.Core;

namespace Flights.Parser;

/// <summary>Serves <c>flights.v1.ParserService</c>.</summary>
internal sealed partial class ParserGrpcService(ReportReader reader, IMessagePublisher publisher, ILogger<ParserGrpcService> logger)
    : V1.ParserService.ParserServiceBase
{
    /// <summary>Reads a report and changes nothing.</summary>
    public override Task<V1.ParseReportResponse> ParseReport(V1.ParseReportRequest request, ServerCallContext context) =>
        Task.FromResult(new V1.ParseReportResponse { Flight = Read(request.Text, request.Lab).ToWire() });

    /// <summary>Reads a report and publishes its facts; answers when the message is safe.</summary>
    public override async Task<V1.SubmitReportResponse> SubmitReport(V1.SubmitReportRequest request, ServerCallContext context)
    {
        var flight = Read(request.Text, request.Lab);
        var wire = flight.ToWire();
        await publisher.PublishAsync(new V1.FlightReported { Flight = wire }, context.CancellationToken);
        Log.Published(logger, wire.Name, flight.Failures.Count);
        return new V1.SubmitReportResponse { Flight = wire };
    }

    private Flight Read(ByteString text, string lab)
    {
        if (text.IsEmpty)
        {
            throw new FlightsException(ErrorKind.InvalidArgument, "TEXT_REQUIRED", "The request carries no text.") { Field = "text" };
        }

        LabName? given = lab.Length == 0 ? null : ResourceNames.ParseLab(lab, "lab");
        return reader.Read(text.Memory, given);
    }
}
