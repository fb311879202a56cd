using Flights.Platform.Errors;
using Google.Protobuf;

namespace Flights.Platform.Bus;

/// <summary>Where new facts enter the pipeline: they are let in as long as not too many messages wait there. What goes on inside, from one
/// service to the next, does not pass here, so that a full pipeline can always empty itself.</summary>
public interface IPipelineEntrance
{
    /// <summary>Lets one more message in. It costs next to nothing: ask before working on the message.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlightsException"><see cref="ErrorKind.ResourceExhausted"/> with <see cref="PublishReasons.PipelineFull"/> or
    /// <see cref="PublishReasons.BrokerBlocked"/>, and the time after which to try again.</exception>
    Task EnterAsync(CancellationToken cancellationToken);

    /// <summary>Publishes what was let in, as <see cref="IMessagePublisher.PublishAsync"/> does. It does not wait for a broker that takes no
    /// messages; one that takes them again later may then take this one too.</summary>
    /// <typeparam name="TMessage">The type of the message.</typeparam>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="FlightsException">As of <see cref="EnterAsync"/> and <see cref="IMessagePublisher.PublishAsync"/>.</exception>
    Task PublishAsync<TMessage>(TMessage message, CancellationToken cancellationToken)
        where TMessage : class, IMessage<TMessage>;
}
