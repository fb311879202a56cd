using System.Diagnostics;
using Flights.Platform.Telemetry;
using MassTransit;
using MassTransit.Logging;

namespace Flights.Platform.Bus;

/// <summary>Joins the trace of a publisher that is not MassTransit: such a message carries <c>traceparent</c> alone.</summary>
internal sealed class ForeignTraceFilter : IFilter<ReceiveContext>
{
    public void Probe(ProbeContext context) => context.CreateFilterScope("foreignTrace");

    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        using var activity = Start(context.TransportHeaders);
        await next.Send(context).ConfigureAwait(false);
    }

    private static Activity? Start(Headers headers)
    {
        if (headers.TryGetHeader(DiagnosticHeaders.ActivityId, out _))
        {
            return null;
        }

        var state = ProtobufSerializer.HeaderText(headers, BusHeaders.TraceState);
        return ActivityContext.TryParse(ProtobufSerializer.HeaderText(headers, BusHeaders.TraceParent), state, isRemote: true, out var parent)
            ? FlightsTelemetry.Bus.StartActivity(FlightsTelemetry.Spans.ReceiveForeign, ActivityKind.Consumer, parent)
            : null;
    }
}
