using System.Collections.Concurrent;
using Flights.Platform.Wire;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Flights.EndToEnd.Tests.Faults;

/// <summary>A subscriber who misses nothing: its queue outlives the broker's crashes, and it acknowledges what it has kept. It knows the
/// contract and AMQP and nothing else of ours.</summary>
internal sealed class DurableSubscriber : IAsyncDisposable
{
    private const string Queue = "everything-that-is-told";

    private readonly IConnection _connection;
    private readonly ConcurrentDictionary<string, V1.LedgerEvent> _events = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _contradictions = [];
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    private DurableSubscriber(IConnection connection) => _connection = connection;

    /// <summary>How many deliveries it had, second copies too.</summary>
    public int DeliveryCount => _count;

    /// <summary>The events, by name, each but once.</summary>
    public IReadOnlyDictionary<string, V1.LedgerEvent> Events => _events;

    /// <summary>The names that came with two contents.</summary>
    public IReadOnlyCollection<string> Contradictions => _contradictions;

    /// <summary>Subscribes to all events.</summary>
    public static async Task<DurableSubscriber> StartAsync(Uri broker, CancellationToken cancellationToken)
    {
        // The client connects again by itself.
        var factory = new ConnectionFactory { Uri = broker, NetworkRecoveryInterval = TimeSpan.FromMilliseconds(200) };
        var connection = await factory.CreateConnectionAsync(cancellationToken);
        var subscriber = new DurableSubscriber(connection);
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var quorum = new Dictionary<string, object?> { ["x-queue-type"] = "quorum" };
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, quorum, cancellationToken: cancellationToken);
        await BusEvents.BindAsync(channel, Queue, "#", cancellationToken);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += subscriber.ReceiveAsync;
        await channel.BasicConsumeAsync(Queue, autoAck: false, consumer, cancellationToken);
        return subscriber;
    }

    /// <summary>Waits for an event.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Gives up: it was lost.</param>
    public async Task<V1.LedgerEvent> WaitForAsync(string name, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = _next.Task;
            if (_events.TryGetValue(name, out var told))
            {
                return told;
            }

            await Task.WhenAny(next, Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken));
            Assert.False(cancellationToken.IsCancellationRequested, $"{name} was not told.");
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task ReceiveAsync(object sender, BasicDeliverEventArgs delivery)
    {
        var told = BusEvents.Decode(delivery);
        var name = told.Header()!.Name;
        Interlocked.Increment(ref _count);
        if (!_events.GetOrAdd(name, told).Equals(told))
        {
            _contradictions.Enqueue(name);
        }

        Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        await ((AsyncEventingBasicConsumer)sender).Channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
    }
}
