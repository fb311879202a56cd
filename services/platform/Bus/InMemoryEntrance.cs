using Google.Protobuf;

namespace Flights.Platform.Bus;

/// <summary>The entrance to a pipeline in this process. Its queues stand in memory, so the count is that of the moment; callers who come at
/// one moment may all be let in.</summary>
internal sealed class InMemoryEntrance(WaitingMessages messages, IMessagePublisher publisher, BusOptions options) : IPipelineEntrance
{
    public Task EnterAsync(CancellationToken cancellationToken)
    {
        var waiting = messages.Count;
        return waiting < options.MaxWaiting ? Task.CompletedTask : Task.FromException(PipelineErrors.Full(waiting, options.MaxWaiting));
    }

    public Task PublishAsync<TMessage>(TMessage message, CancellationToken cancellationToken)
        where TMessage : class, IMessage<TMessage>
        => publisher.PublishAsync(message, cancellationToken);
}
