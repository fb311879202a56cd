using Google.Protobuf;
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
            await using var channel = await connection.CreateChannelAsync(FailedMessages.Confirms, Cancellation);
            await using var store = await ServiceProcess.StartAsync("BaselineStore", ServiceProcess.FreeAddress(), variables, Cancellation);
            await FailedMessages.EmptyErrorsAsync(channel, FlightQueue);
            await FailedMessages.EmptyErrorsAsync(channel, PushQueue);

            foreach (var poison in Poisons)
            {
                await FailedMessages.PublishAsync(channel, poison.Queue, poison.MessageType, poison.Body);
            }

            var good = await FailedMessages.ReportedAsync();
            await FailedMessages.PublishAsync(channel, FlightQueue, FlightReported, good.ToByteArray());
            await FailedMessages.WaitUntilRecordedAsync(store.Address, good.Flight);

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

    private static Task<IReadOnlyList<V1.FailedMessage>> ListUntilAsync(
        IReadOnlyDictionary<string, string> variables, Func<IReadOnlyList<V1.FailedMessage>, bool> isExpected) =>
        FailedMessages.ListUntilAsync(variables, TimeSpan.FromSeconds(90), [], isExpected);

    // The bytes as they came, decoded if they could be.
    private static async Task<byte[]> ShownAsync(V1.FailedMessage failed, IReadOnlyDictionary<string, string> variables)
    {
        var message = await FailedMessages.ShowAsync(failed.Id, variables);
        return (message.Message?.Value ?? message.Body).ToByteArray();
    }

    private sealed record Poison(string Queue, string MessageType, byte[] Body, string Reason);
}
