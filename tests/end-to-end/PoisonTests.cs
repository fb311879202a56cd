using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;
using RabbitMQ.Client;

namespace Flights.EndToEnd.Tests;

/// <summary>Messages that no service can process, on a real broker: they end in the error queue with the reason, whoever is behind them goes
/// on, and <c>flights errors</c> shows them and gives them back.</summary>
public sealed class PoisonTests
{
    private const string FlightQueue = "baseline-store.flight-reported";
    private const string PushQueue = "baseline-store.push-recorded";
    private const string FlightReported = "flights.v1.FlightReported";
    private const string PushRecorded = "flights.v1.PushRecorded";
    private const int MaxBytes = 65_536;

    private static readonly CreateChannelOptions Confirms = new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    private static readonly V1.RecordedPush Push = new()
    {
        Branch = "labs/default/branches/xen-unstable",
        Flight = "labs/default/flights/201001",
        Author = "operator@example.org",
        Reason = "by hand",
    };

    private static readonly IReadOnlyList<Poison> Poisons =
    [
        new(FlightQueue, FlightReported,        [0xff, 0xff, 0xff],                                "The body is no flights.v1.FlightReported: "),
        new(FlightQueue, "flights.v1.Nonsense", [],                                                "names no message of the contract: 'flights.v1.Nonsense'"),
        new(FlightQueue, "",                    Of(new V1.Flight()),                               "The message has no header 'flights-message-type'."),
        new(FlightQueue, FlightReported,        [],                                                "The message has no 'flight'."),
        new(FlightQueue, FlightReported,        Of(new V1.Flight { Name = "flights/201001" }),     "The name 'flights/201001' must have the form"),
        new(FlightQueue, FlightReported,        Of(new V1.Flight { RunKind = (V1.RunKind)99 }),    "of a newer contract: 'flight.run_kind = 99' is not known."),
        new(FlightQueue, FlightReported,        new byte[MaxBytes + 1],                            "The body has 65537 bytes, more than the 65536 that are read."),
        new(PushQueue,   PushRecorded,          new V1.PushRecorded { Push = Push }.ToByteArray(), "The message has no 'push.push_time'."),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Poison_EndsInTheErrorQueueWithItsReason_AndStopsNothing()
    {
        var broker = TestServers.RabbitMq("poison");
        var data = Directory.CreateTempSubdirectory("flights-test-");
        var variables = new Dictionary<string, string>
        {
            ["FLIGHTS_BUS"] = "rabbitmq",
            ["FLIGHTS_RABBITMQ_URI"] = broker,
            ["FLIGHTS_BUS_MAX_MESSAGE_BYTES"] = $"{MaxBytes}",
            ["FLIGHTS_DATA"] = data.FullName,
        };
        try
        {
            await using var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync(Cancellation);
            await using var channel = await connection.CreateChannelAsync(Confirms, Cancellation);
            await using var store = await ServiceProcess.StartAsync("BaselineStore", ServiceProcess.FreeAddress(), variables, Cancellation);
            await EmptyAsync(channel);

            foreach (var poison in Poisons)
            {
                await PublishAsync(channel, poison.Queue, poison.MessageType, poison.Body);
            }

            var good = await ReportedAsync();
            await PublishAsync(channel, FlightQueue, FlightReported, good.ToByteArray());
            await WaitUntilRecordedAsync(store.Address, good.Flight);

            var given = await ListUntilAsync(variables, messages => messages.Count == Poisons.Count);
            foreach (var poison in Poisons)
            {
                var failed = Assert.Single(given, message => message.Reason.Contains(poison.Reason, StringComparison.Ordinal));
                Assert.Equal(
                    (poison.Queue, poison.MessageType, poison.Body.Length), (failed.Queue, failed.MessageType, failed.BodyBytes));
                Assert.Equal(poison.Body, await ShownAsync(failed, variables));
            }

            Assert.Equal(0, (await Command.RunAsync(["errors", "requeue", "--all"], variables)).ExitCode);
            var again = await ListUntilAsync(
                variables, messages => messages.Count == Poisons.Count && !messages.Any(each => given.Any(former => former.Id == each.Id)));
            Assert.Equal(given.Select(each => each.Reason).Order(StringComparer.Ordinal), again.Select(each => each.Reason).Order(StringComparer.Ordinal));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static byte[] Of(V1.Flight flight) => new V1.FlightReported { Flight = flight }.ToByteArray();

    private static async Task<V1.FlightReported> ReportedAsync()
    {
        var parsed = await Command.RunAsync(["parse", "--json", Inputs.Samples[0]]);
        return new V1.FlightReported { Flight = JsonParser.Default.Parse<V1.Flight>(parsed.Output) };
    }

    private static async Task<IReadOnlyList<V1.FailedMessage>> ListUntilAsync(
        IReadOnlyDictionary<string, string> variables, Func<IReadOnlyList<V1.FailedMessage>, bool> isExpected)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(90));
        while (true)
        {
            var list = await Command.RunAsync(["errors", "list", "--json"], variables);
            Assert.Equal((0, ""), (list.ExitCode, list.Errors));
            V1.FailedMessage[] messages = [.. list.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JsonParser.Default.Parse<V1.FailedMessage>)];
            if (isExpected(messages))
            {
                return messages;
            }

            Assert.False(patience.IsCancellationRequested, $"The error queues have\n{list.Output}");
        }
    }

    // The bytes as they came, decoded if they could be.
    private static async Task<byte[]> ShownAsync(V1.FailedMessage failed, IReadOnlyDictionary<string, string> variables)
    {
        var shown = await Command.RunAsync(["errors", "show", failed.Id], variables);
        Assert.Equal((0, ""), (shown.ExitCode, shown.Errors));
        var types = Google.Protobuf.Reflection.TypeRegistry.FromFiles(V1.EventsReflection.Descriptor);
        var message = new JsonParser(new JsonParser.Settings(recursionLimit: 100, types)).Parse<V1.FailedMessage>(shown.Output);
        return (message.Message?.Value ?? message.Body).ToByteArray();
    }

    private static async Task WaitUntilRecordedAsync(Uri store, V1.Flight flight)
    {
        using var channel = GrpcChannel.ForAddress(store);
        var client = new V1.BaselineService.BaselineServiceClient(channel);
        // Nothing judges it here, so it is never done: each answer waits for a moment.
        var question = new V1.GetProgressRequest
        {
            Reports = { new V1.ReportRef { Flight = flight.Name, Digest = flight.Digest } },
            WaitTime = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(200)),
            MinDoneCount = 1,
        };
        var deadline = DateTime.UtcNow.AddSeconds(60);
        while (!(await client.GetProgressAsync(question, deadline: deadline, cancellationToken: Cancellation)).Reports[0].Recorded)
        {
        }
    }

    private static async Task EmptyAsync(IChannel channel)
    {
        foreach (var queue in new[] { FlightQueue, PushQueue })
        {
            // As the suite declares it when a message first goes there.
            await channel.QueueDeclareAsync(
                queue + ".error",
                durable: true,
                exclusive: false,
                autoDelete: false,
                new Dictionary<string, object?> { ["x-queue-type"] = "quorum" },
                cancellationToken: Cancellation);
            await channel.QueuePurgeAsync(queue + ".error", Cancellation);
        }
    }

    private static async Task PublishAsync(IChannel channel, string queue, string messageType, byte[] body)
    {
        var headers = messageType.Length > 0 ? new Dictionary<string, object?> { ["flights-message-type"] = messageType } : [];
        var properties = new BasicProperties { ContentType = "application/x-protobuf", Headers = headers };
        await channel.BasicPublishAsync("", queue, mandatory: true, properties, body, Cancellation);
    }

    private sealed record Poison(string Queue, string MessageType, byte[] Body, string Reason);
}
