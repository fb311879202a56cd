using Flights.Platform.Errors;
using Google.Protobuf;
using MassTransit;
using Microsoft.Extensions.Hosting;

namespace Flights.Platform.Bus;

/// <summary>Publishes to the in-memory bus, and waits until every consumer has finished: nothing else makes a message safe there.</summary>
internal sealed class AwaitedPublisher(IBus bus, Deliveries deliveries, BusOptions options, IHostApplicationLifetime lifetime)
    : IMessagePublisher
{
    public async Task PublishAsync<TMessage>(TMessage message, CancellationToken cancellationToken)
        where TMessage : class, IMessage<TMessage>
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopped);
        timeout.CancelAfter(options.PublishTimeout);
        var messageId = NewId.NextGuid();
        using var delivery = deliveries.Expect(messageId, typeof(TMessage));
        try
        {
            await bus.Publish(message, context => context.MessageId = messageId, timeout.Token).ConfigureAwait(false);
            await delivery.Finished.WaitAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FlightsException(ErrorKind.Unavailable, PublishReasons.BusUnavailable, "The message was not taken up in time: try again.");
        }
    }
}
