using Flights.Platform.Errors;
using Google.Protobuf;

namespace Flights.Platform.Bus;

/// <summary>Publishes from outside of a consumer. Inside of one, <c>ConsumeContext.Publish</c> does: it keeps the conversation.</summary>
public interface IMessagePublisher
{
    /// <summary>Publishes a message and returns when it is safe: when the broker has confirmed it or, with the in-memory bus, when
    /// every consumer of it has finished. Events of the ledger go to the topic exchange by their type.</summary>
    /// <exception cref="FlightsException"><see cref="ErrorKind.Unavailable"/>, with the reason <c>BUS_UNAVAILABLE</c> if the bus did
    /// not take the message in time, or <c>MESSAGE_NOT_CONSUMED</c> if a consumer on the in-memory bus failed for good.</exception>
    Task PublishAsync<TMessage>(TMessage message, CancellationToken cancellationToken)
        where TMessage : class, IMessage<TMessage>;
}
