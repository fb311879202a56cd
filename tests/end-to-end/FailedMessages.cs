using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;
using RabbitMQ.Client;

namespace Flights.EndToEnd.Tests;

/// <summary>Brings messages to the queues of a service past every publisher of ours, and sees by <c>flights errors</c> what it gave up.</summary>
internal static class FailedMessages
{
    /// <summary>A channel of which each publication is confirmed.</summary>
    public static readonly CreateChannelOptions Confirms = new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    private static readonly JsonParser Shown =
        new(new JsonParser.Settings(recursionLimit: 100, TypeRegistry.FromFiles(V1.EventsReflection.Descriptor)));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What the parser publishes of a sample.</summary>
    public static async Task<V1.FlightReported> ReportedAsync()
    {
        var parsed = await Command.RunAsync(["parse", "--json", Inputs.Samples[0]]);
        return new V1.FlightReported { Flight = JsonParser.Default.Parse<V1.Flight>(parsed.Output) };
    }

    /// <summary>Makes an error queue that is empty.</summary>
    public static async Task EmptyErrorsAsync(IChannel channel, string queue)
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

    /// <summary>Publishes to a queue.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="messageType">What the message says that it is; empty to say nothing.</param>
    /// <param name="body">Its body.</param>
    /// <param name="headers">Its other headers.</param>
    public static async Task PublishAsync(
        IChannel channel, string queue, string messageType, byte[] body, params (string Name, string Value)[] headers)
    {
        var all = headers.ToDictionary(header => header.Name, header => (object?)header.Value);
        if (messageType.Length > 0)
        {
            all["flights-message-type"] = messageType;
        }

        var properties = new BasicProperties { ContentType = "application/x-protobuf", Headers = all };
        await channel.BasicPublishAsync("", queue, mandatory: true, properties, body, Cancellation);
    }

    /// <summary>Lists until the list is as expected.</summary>
    /// <param name="variables">The environment of the command.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="arguments">The arguments of <c>flights errors list</c>.</param>
    /// <param name="isExpected">Whether it is.</param>
    public static async Task<IReadOnlyList<V1.FailedMessage>> ListUntilAsync(
        IReadOnlyDictionary<string, string> variables, TimeSpan patience, string[] arguments, Func<IReadOnlyList<V1.FailedMessage>, bool> isExpected)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        end.CancelAfter(patience);
        while (true)
        {
            var list = await Command.RunAsync(["errors", "list", "--json", .. arguments], variables);
            Assert.Equal((0, ""), (list.ExitCode, list.Errors));
            V1.FailedMessage[] messages = [.. list.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JsonParser.Default.Parse<V1.FailedMessage>)];
            if (isExpected(messages))
            {
                return messages;
            }

            Assert.False(end.IsCancellationRequested, $"The error queues have\n{list.Output}");
        }
    }

    /// <summary>Shows one.</summary>
    public static async Task<V1.FailedMessage> ShowAsync(string id, IReadOnlyDictionary<string, string> variables)
    {
        var shown = await Command.RunAsync(["errors", "show", id], variables);
        Assert.Equal((0, ""), (shown.ExitCode, shown.Errors));
        return Shown.Parse<V1.FailedMessage>(shown.Output);
    }

    /// <summary>Waits until a baseline store that stands alone has recorded a flight.</summary>
    public static async Task WaitUntilRecordedAsync(Uri store, V1.Flight flight)
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
}
