using RabbitMQ.Client;

namespace Flights.Platform.Tests.Bus;

/// <summary>A broker, by a plain AMQP client: what a subscriber in any language sees.</summary>
public sealed class RabbitMqFixture : IAsyncLifetime
{
    private const string Variable = "FLIGHTS_TEST_RABBITMQ";

    private readonly List<string> _queues = [];
    private IConnection? _connection;

    public IChannel Channel { get; private set; } = null!;

    /// <summary>Where the broker is.</summary>
    public static Uri Address => new(AddressText);

    private static string AddressText => Environment.GetEnvironmentVariable(Variable) ?? "";

    /// <summary>A host of the module on this broker.</summary>
    public static Task<TestHost> StartHostAsync(TestModule module, params (string Name, string Value)[] variables) => TestHost.StartAsync(
        TestHost.Settings(
            [("FLIGHTS_BUS", "rabbitmq"), ("FLIGHTS_RABBITMQ_URI", AddressText), ("FLIGHTS_BUS_RETRY_PAUSE", "1ms"), .. variables]),
        module);

    /// <summary>A channel of its own, for what may break it.</summary>
    public Task<IChannel> OpenChannelAsync() => _connection!.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>A queue that is gone when the tests are over, bound to an exchange of the suite.</summary>
    public async Task<string> BindAsync(string exchange, string type, string routingKey)
    {
        await Channel.ExchangeDeclareAsync(exchange, type, durable: true, cancellationToken: TestContext.Current.CancellationToken);
        var queue = await Channel.QueueDeclareAsync(cancellationToken: TestContext.Current.CancellationToken);
        await Channel.QueueBindAsync(queue.QueueName, exchange, routingKey, cancellationToken: TestContext.Current.CancellationToken);
        return queue.QueueName;
    }

    /// <summary>The name of a queue of its own for a test; it, its exchange and its error queue are deleted at the end.</summary>
    public string QueueOf(string name)
    {
        var queue = $"test-{Guid.NewGuid():N}.{name}";
        _queues.Add(queue);
        return queue;
    }

    /// <summary>The error queue of a queue. It is there when a message first goes there, so a test that waits at it declares it, as
    /// the suite would.</summary>
    public async Task<string> ErrorQueueOfAsync(string queue)
    {
        var arguments = new Dictionary<string, object?> { ["x-queue-type"] = "quorum" };
        var declared = await Channel.QueueDeclareAsync(
            queue + ".error", durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: TestContext.Current.CancellationToken);
        return declared.QueueName;
    }

    /// <summary>The next message of a queue, as soon as it is there.</summary>
    public async Task<Received> NextAsync(string queue)
    {
        var consumer = new NextConsumer(Channel);
        var tag = await Channel.BasicConsumeAsync(queue, autoAck: true, consumer, TestContext.Current.CancellationToken);
        var received = await consumer.Next.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await Channel.BasicCancelAsync(tag, cancellationToken: TestContext.Current.CancellationToken);
        return received;
    }

    public async ValueTask InitializeAsync()
    {
        if (AddressText.Length == 0)
        {
            var isRequired = Environment.GetEnvironmentVariable("FLIGHTS_REQUIRE_SERVERS") == "1";
            Assert.False(isRequired, $"{Variable} is not set, and FLIGHTS_REQUIRE_SERVERS wants the servers to be there.");
            return;
        }

        _connection = await new ConnectionFactory { Uri = Address }.CreateConnectionAsync();
        Channel = await _connection.CreateChannelAsync();
    }

    /// <summary>Skips the test, loudly, where there is no broker.</summary>
    public static void NeedsBroker() =>
        Assert.SkipWhen(AddressText.Length == 0, $"NOT TESTED: no broker. Set {Variable} (tests/servers.sh up) to an AMQP address.");

    public async ValueTask DisposeAsync()
    {
        if (_connection is null)
        {
            return;
        }

        foreach (var queue in _queues)
        {
            await Channel.QueueDeleteAsync(queue);
            await Channel.QueueDeleteAsync(queue + ".error");
            await Channel.ExchangeDeleteAsync(queue);
            await Channel.ExchangeDeleteAsync(queue + ".error");
        }

        await _connection.DisposeAsync();
    }

    /// <summary>A message as the broker hands it out.</summary>
    public sealed record Received(string RoutingKey, string ContentType, IReadOnlyDictionary<string, string> Headers, byte[] Body);

    private sealed class NextConsumer(IChannel channel) : AsyncDefaultBasicConsumer(channel)
    {
        private readonly TaskCompletionSource<Received> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Received> Next => _next.Task;

        public override Task HandleBasicDeliverAsync(
            string consumerTag,
            ulong deliveryTag,
            bool redelivered,
            string exchange,
            string routingKey,
            IReadOnlyBasicProperties properties,
            ReadOnlyMemory<byte> body,
            CancellationToken cancellationToken = default)
        {
            var headers = (properties.Headers ?? new Dictionary<string, object?>()).ToDictionary(
                header => header.Key,
                header => header.Value is byte[] text ? System.Text.Encoding.UTF8.GetString(text) : header.Value?.ToString() ?? "");
            _next.TrySetResult(new Received(routingKey, properties.ContentType ?? "", headers, body.ToArray()));
            return Task.CompletedTask;
        }
    }
}
