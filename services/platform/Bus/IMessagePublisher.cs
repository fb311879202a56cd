using Flights.Platform.Errors;
using Google.Protobuf;

namespace Flights.Platform.Bus;

/// <summary>Publishes from outside of a consumer. Inside of one, <c>ConsumeContext.Publish</c> does: it keeps the conversation.</summary>
public interface IMessagePublisher
{
    /// <summary>Publishes a message and returns when it is safe: when the broker has confirmed it or, with the in-memory bus, when
    /// every consumer of it has finished. Events of the ledger go to the topic exchange by their type.</summary>
    /// <exception cref="FlightsException"><see cref="ErrorKind.Unavailable"/>, with one of <see cref="PublishReasons"/>.</exception>
    Task PublishAsync<TMessage>(TMessage message, CancellationToken cancellationToken)
        where TMessage : class, IMessage<TMessage>;
}
