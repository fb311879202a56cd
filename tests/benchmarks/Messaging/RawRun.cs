using Google.Protobuf;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Flights.Benchmarks.Messaging;

/// <summary>The floor: RabbitMQ's own client with publisher confirms, a fanout exchange, a quorum queue, and as many messages handed out at
/// once. A message is encoded and decoded, as with the suite.</summary>
internal sealed class RawRun<TMessage> : IMessageRun<TMessage>
    where TMessage : class, IMessage<TMessage>, new()
{
    private const string Place = "flights.benchmark";

    // As the suite's queues have it by default.
    private const ushort Prefetch = 32;

    // More than there are publishers: the client itself waits for none.
    private const int MostUnconfirmed = 1_000;

    private static readonly BasicProperties Properties = new() { DeliveryMode = DeliveryModes.Persistent };

    private readonly IConnection _connection;
    private readonly IChannel _publishing;
    private readonly IChannel _consuming;

    private RawRun(IConnection connection, IChannel publishing, IChannel consuming)
    {
        _connection = connection;
        _publishing = publishing;
        _consuming = consuming;
    }

    /// <inheritdoc/>
    public Action<TMessage>? Take { get; set; }

    /// <summary>Declares exchange and queue, and consumes.</summary>
    /// <param name="broker">The broker.</param>
    public static async Task<RawRun<TMessage>> StartAsync(string broker)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
        var publishing = await connection.CreateChannelAsync(
            new CreateChannelOptions(true, true, new ThrottlingRateLimiter(MostUnconfirmed)));
        var run = new RawRun<TMessage>(connection, publishing, await connection.CreateChannelAsync());
        await run.ConsumeAsync();
        return run;
    }

    /// <inheritdoc/>
    public async Task PublishAsync(TMessage message) =>
        await _publishing.BasicPublishAsync(Place, "", mandatory: false, Properties, message.ToByteArray());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _consuming.QueueDeleteAsync(Place);
        await _consuming.ExchangeDeleteAsync(Place);
        await _connection.DisposeAsync();
    }

    private async Task ConsumeAsync()
    {
        await _consuming.ExchangeDeclareAsync(Place, ExchangeType.Fanout, durable: true);
        await _consuming.QueueDeclareAsync(
            Place, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await _consuming.QueueBindAsync(Place, Place, "");
        await _consuming.BasicQosAsync(0, Prefetch, global: false);
        var parser = new MessageParser<TMessage>(() => new TMessage());
        var consumer = new AsyncEventingBasicConsumer(_consuming);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            Take?.Invoke(parser.ParseFrom(delivery.Body.Span));
            await _consuming.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        };
        await _consuming.BasicConsumeAsync(Place, autoAck: false, consumer);
    }
}
