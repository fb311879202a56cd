using System.Globalization;
using Flights.Cli.Errors;
using Flights.Platform.Bus;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;
using RabbitMQ.Client;

namespace Flights.EndToEnd.Tests;

/// <summary><c>flights errors</c> on a real broker, with a real service that gives messages up.</summary>
public sealed class ErrorsCommandTests
{
    private const string Queue = "baseline-store.flight-reported";
    private const string FlightReported = "flights.v1.FlightReported";

    private static readonly byte[] Spoilt = [0xff, 0xff, 0xff];

    private static readonly CreateChannelOptions Confirms = new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Errors_WhatAServiceGaveUp_IsListedShownAndGivenBack()
    {
        var broker = TestServers.RabbitMq("errors");
        var data = Directory.CreateTempSubdirectory("flights-test-");
        var variables = new Dictionary<string, string>
        {
            ["FLIGHTS_BUS"] = "rabbitmq",
            ["FLIGHTS_RABBITMQ_URI"] = broker,
            ["FLIGHTS_DATA"] = data.FullName,
        };
        try
        {
            await using var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync(Cancellation);
            await using var channel = await connection.CreateChannelAsync(Confirms, Cancellation);
            await using var store = await ServiceProcess.StartAsync("BaselineStore", ServiceProcess.FreeAddress(), variables, Cancellation);
            await EmptyAsync(channel);

            await PublishAsync(channel, Queue, Spoilt, []);
            var spoilt = Assert.Single(await ListUntilAsync(variables, messages => messages.Length == 1));
            await PublishAsync(channel, Queue + ".error", await ReportedAsync(), new() { ["MT-Fault-Message"] = "the disk is full", ["MT-Reason"] = "fault" });

            Assert.Equal((Queue, FlightReported, "", 3), (spoilt.Queue, spoilt.MessageType, spoilt.Resource, spoilt.BodyBytes));
            Assert.StartsWith($"The body is no {FlightReported}", spoilt.Reason, StringComparison.Ordinal);
            Assert.NotNull(spoilt.FailTime);
            var good = Assert.Single(await ListUntilAsync(variables, messages => messages.Length == 2), message => message.Id != spoilt.Id);
            Assert.Equal(("labs/default/flights/201001", "the disk is full"), (good.Resource, good.Reason));

            var list = await Command.RunAsync(["errors", "list", "--queue", Queue, "--limit", "1"], variables);
            Assert.Contains($"{spoilt.Id}  {Queue}  FlightReported", list.Output, StringComparison.Ordinal);
            Assert.EndsWith("1 of 2 messages: --limit shows more\n", list.Output, StringComparison.Ordinal);
            Assert.Equal(Spoilt, (await ShowAsync(spoilt.Id, variables)).Body.ToByteArray());
            var shown = (await ShowAsync(good.Id, variables)).Message.Unpack<V1.FlightReported>();
            Assert.Equal("labs/default/flights/201001", shown.Flight.Name);

            var back = await Command.RunAsync(["errors", "requeue", good.Id, "0123456789ab"], variables);
            Assert.Equal((66, "1 message given back\n"), (back.ExitCode, back.Output));
            Assert.Equal("flights: no error queue has '0123456789ab'.\n", back.Errors);
            await WaitUntilRecordedAsync(store.Address, good.Resource);
            Assert.Equal([spoilt.Id], (await ListUntilAsync(variables, messages => messages.Length == 1)).Select(message => message.Id));

            Assert.Equal(0, (await Command.RunAsync(["errors", "requeue", "--all"], variables)).ExitCode);
            var again = Assert.Single(await ListUntilAsync(variables, messages => messages is [var only] && only.Id != spoilt.Id));
            Assert.Equal(spoilt.Reason, again.Reason);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Errors_HoweverOftenTheyAreLookedAt_StayInTheQueue()
    {
        var broker = TestServers.RabbitMq("errors");
        var options = new BusOptions { RabbitMqUri = new Uri(broker) };
        await using var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync(Cancellation);
        await using var channel = await connection.CreateChannelAsync(Confirms, Cancellation);
        const string Other = "baseline-store.bisection-reported";
        await DeclareAsync(channel, Other + ".error");
        await channel.QueuePurgeAsync(Other + ".error", Cancellation);
        await PublishAsync(channel, Other + ".error", Spoilt, []);

        await using var errors = await ErrorQueues.OpenAsync(options, Cancellation);
        for (var look = 0; look < 25; look++)
        {
            var seen = new List<FailedDelivery>();
            Assert.Equal(1, await errors.LookAsync(Other, 10, seen.Add, Cancellation));
            // A broker may drop what was handed out twenty times.
            Assert.InRange(int.Parse("0" + Assert.Single(seen).Header("x-delivery-count"), CultureInfo.InvariantCulture), 0, 10);
        }

        await channel.QueuePurgeAsync(Other + ".error", Cancellation);
    }

    public static TheoryData<string[], string, int, string> Mistakes => new()
    {
        { ["list"],                           "amqp://somebody:hunter2@127.0.0.1:1/", 69, "flights: the broker at amqp://127.0.0.1:1/ cannot be used" },
        { ["list"],                           "http://127.0.0.1/",                    78, "FLIGHTS_RABBITMQ_URI must begin with" },
        { ["list", "--limit", "0"],           "amqp://127.0.0.1:1/",                  64, "--limit takes 1 to 100000." },
        { ["list", "--queue", "nonsense"],    "amqp://127.0.0.1:1/",                  64, "Argument 'nonsense' not recognized." },
        { ["requeue"],                        "amqp://127.0.0.1:1/",                  64, "'requeue' takes ids, or --all." },
        { ["requeue", "0123456789ab", "--all"], "amqp://127.0.0.1:1/",                64, "'requeue' takes ids, or --all." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Errors_CalledWrongly_SaySo(string[] arguments, string broker, int exitCode, string error)
    {
        var ended = await Command.RunAsync(["errors", .. arguments], new Dictionary<string, string> { ["FLIGHTS_RABBITMQ_URI"] = broker });

        Assert.True(exitCode == ended.ExitCode, ended.Errors);
        Assert.Contains(error, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
    }

    private static async Task<byte[]> ReportedAsync()
    {
        var parsed = await Command.RunAsync(["parse", "--json", Inputs.Samples[0]]);
        return new V1.FlightReported { Flight = JsonParser.Default.Parse<V1.Flight>(parsed.Output) }.ToByteArray();
    }

    private static async Task<V1.FailedMessage> ShowAsync(string id, IReadOnlyDictionary<string, string> variables)
    {
        var shown = await Command.RunAsync(["errors", "show", id], variables);
        Assert.Equal((0, ""), (shown.ExitCode, shown.Errors));
        var types = Google.Protobuf.Reflection.TypeRegistry.FromFiles(V1.EventsReflection.Descriptor);
        return new JsonParser(new JsonParser.Settings(recursionLimit: 100, types)).Parse<V1.FailedMessage>(shown.Output);
    }

    private static async Task<IReadOnlyList<V1.FailedMessage>> ListUntilAsync(
        IReadOnlyDictionary<string, string> variables, Func<V1.FailedMessage[], bool> isExpected)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            var list = await Command.RunAsync(["errors", "list", "--json", "--queue", Queue], variables);
            Assert.Equal((0, ""), (list.ExitCode, list.Errors));
            V1.FailedMessage[] messages = [.. list.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JsonParser.Default.Parse<V1.FailedMessage>)];
            if (isExpected(messages))
            {
                return messages;
            }
        }
    }

    private static async Task WaitUntilRecordedAsync(Uri store, string flight)
    {
        using var channel = GrpcChannel.ForAddress(store);
        var client = new V1.BaselineService.BaselineServiceClient(channel);
        var digest = V1.FlightReported.Parser.ParseFrom(await ReportedAsync()).Flight.Digest;
        // Nothing judges it here, so it is never done: each answer waits for a moment.
        var question = new V1.GetProgressRequest
        {
            Reports = { new V1.ReportRef { Flight = flight, Digest = digest } },
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
        await channel.QueuePurgeAsync(Queue, Cancellation);
        await DeclareAsync(channel, Queue + ".error");
        await channel.QueuePurgeAsync(Queue + ".error", Cancellation);
    }

    // As the suite declares it when a message first goes there.
    private static Task<QueueDeclareOk> DeclareAsync(IChannel channel, string queue) => channel.QueueDeclareAsync(
        queue,
        durable: true,
        exclusive: false,
        autoDelete: false,
        new Dictionary<string, object?> { ["x-queue-type"] = "quorum" },
        cancellationToken: Cancellation);

    private static async Task PublishAsync(IChannel channel, string queue, byte[] body, Dictionary<string, object?> headers)
    {
        headers["flights-message-type"] = FlightReported;
        var properties = new BasicProperties { ContentType = "application/x-protobuf", Headers = headers };
        await channel.BasicPublishAsync("", queue, mandatory: true, properties, body, Cancellation);
    }
}
