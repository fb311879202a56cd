using Flights.Domain.Flights;
using Flights.Platform.Bus;
using Flights.Platform.Errors;
using Flights.Platform.Wire;

namespace Flights.Parser;

/// <summary>Reads a report and publishes its facts: the one way in, for calls and for the mails that the service fetches itself.</summary>
internal sealed partial class ReportSubmitter(ReportReader reader, IPipelineEntrance entrance, ILogger<ReportSubmitter> logger)
{
    /// <summary>Reads a report and publishes its facts; returns when the message is safe. Twice is the same as once.</summary>
    /// <param name="bytes">The mail or the bare text.</param>
    /// <param name="lab">The lab that it belongs to, or null to find it by the hosts that the report names.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="FlightsException"><see cref="ErrorKind.InvalidArgument"/> if it is no report, as of
    /// <see cref="ReportReader.Read"/>; <see cref="ErrorKind.ResourceExhausted"/> if too many wait before it, and
    /// <see cref="ErrorKind.Unavailable"/> if the bus did not take it, as of <see cref="IPipelineEntrance"/>.</exception>
    public async Task<V1.SubmitReportResponse> SubmitAsync(ReadOnlyMemory<byte> bytes, LabName? lab, CancellationToken cancellationToken)
    {
        await entrance.EnterAsync(cancellationToken);
        var report = reader.Read(bytes, lab);
        return report.Bisection is { } bisection
            ? await SubmitAsync(bisection, cancellationToken)
            : await SubmitAsync(report.Flight!, cancellationToken);
    }

    private async Task<V1.SubmitReportResponse> SubmitAsync(Flight flight, CancellationToken cancellationToken)
    {
        var wire = flight.ToWire();
        await entrance.PublishAsync(new V1.FlightReported { Flight = wire }, cancellationToken);
        Log.Published(logger, wire.Name, flight.Failures.Count);
        return new V1.SubmitReportResponse { Flight = wire, Name = wire.Name };
    }

    private async Task<V1.SubmitReportResponse> SubmitAsync(Bisection bisection, CancellationToken cancellationToken)
    {
        var (wire, name) = (bisection.ToWire(), ResourceNames.Bisection(bisection));
        await entrance.PublishAsync(new V1.BisectionReported { Bisection = wire }, cancellationToken);
        Log.PublishedBisection(logger, name, bisection.Findings.Count);
        return new V1.SubmitReportResponse { Bisection = wire, Name = name };
    }
}
