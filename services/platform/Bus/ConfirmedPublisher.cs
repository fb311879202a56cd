using Flights.Platform.Errors;
using Google.Protobuf;
using MassTransit;
using RabbitMQ.Client.Exceptions;

namespace Flights.Platform.Bus;

/// <summary>Publishes to a broker, and waits for its confirmation.</summary>
internal sealed class ConfirmedPublisher(IBus bus, BusOptions options) : IMessagePublisher
{
    public async Task PublishAsync<TMessage>(TMessage message, CancellationToken cancellationToken)
        where TMessage : class, IMessage<TMessage>
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.PublishTimeout);
        try
        {
            await bus.Publish(message, timeout.Token).WaitAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unavailable();
        }
        catch (Exception exception) when (exception is MassTransitException or RabbitMQClientException)
        {
            throw Unavailable();
        }
    }

    private static FlightsException Unavailable() =>
        new(ErrorKind.Unavailable, PublishReasons.BusUnavailable, "The broker has not confirmed the message: try again.");
}
