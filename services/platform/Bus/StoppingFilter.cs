using MassTransit;

namespace Flights.Platform.Bus;

/// <summary>Gives messages back that a stopping process cannot work on because something is away: they are no better for going to the
/// error queue, and whoever runs next takes them up.</summary>
/// <param name="isOutage">Whether an error is no fault of the message.</param>
/// <param name="stopping">Is cancelled when the process is told to stop.</param>
internal sealed class StoppingFilter(Func<Exception, bool> isOutage, CancellationToken stopping) : IFilter<ConsumeContext>
{
    public void Probe(ProbeContext context) => context.CreateFilterScope("stopping");

    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        try
        {
            await next.Send(context).ConfigureAwait(false);
        }
        catch (Exception error) when (stopping.IsCancellationRequested && isOutage(error))
        {
            throw new OperationCanceledException("The process is stopping, and something that the message needs is away.", error, stopping);
        }
    }
}
