using System.Globalization;
using MassTransit;

namespace Flights.Platform.Bus;

/// <summary>Lets every message of the pipeline say when the report was submitted that it goes back to: the first one is
/// <see cref="V1.FlightReported"/>, and what a consumer publishes goes back to what the message did that it works on.</summary>
internal sealed class SubmitTimeFilter(TimeProvider clock) : IFilter<ConsumeContext>, IFilter<PublishContext>
{
    private static readonly AsyncLocal<DateTimeOffset?> Current = new();

    public void Probe(ProbeContext context) => context.CreateFilterScope("submitTime");

    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        Current.Value = SubmitTime.Of(context);
        await next.Send(context).ConfigureAwait(false);
    }

    public Task Send(PublishContext context, IPipe<PublishContext> next)
    {
        var time = Current.Value ?? (context is PublishContext<V1.FlightReported> ? clock.GetUtcNow() : null);
        if (time is { } submitted)
        {
            context.Headers.Set(BusHeaders.SubmitTime, submitted.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        }

        return next.Send(context);
    }
}
