using Google.Protobuf;

namespace Flights.Benchmarks.Messaging;

/// <summary>A way from a publisher to a consumer through a queue of a broker.</summary>
/// <typeparam name="TMessage">What is sent.</typeparam>
internal interface IMessageRun<TMessage> : IAsyncDisposable
    where TMessage : class, IMessage<TMessage>
{
    /// <summary>Publishes a message and returns when the broker has confirmed it.</summary>
    Task PublishAsync(TMessage message);

    /// <summary>What to do with each message that comes, before it is acknowledged.</summary>
    Action<TMessage>? Take { get; set; }
}
