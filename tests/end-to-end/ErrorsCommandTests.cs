using System.Globalization;
using Flights.Cli.Errors;
using Flights.Platform.Bus;
using Google.Protobuf;
using RabbitMQ.Client;

namespace Flights.EndToEnd.Tests;

/// <summary><c>flights errors</c> on a real broker, with a real service that gives messages up.</summary>
public sealed class ErrorsCommandTests
{
    private const string Queue = "baseline-store.flight-reported";
    private const string FlightReported = "flights.v1.FlightReported";

    private static readonly byte[] Spoilt = [0xff, 0xff, 0xff];

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
            await using var channel = await connection.CreateChannelAsync(FailedMessages.Confirms, Cancellation);
            await using var store = await ServiceProcess.StartAsync("BaselineStore", ServiceProcess.FreeAddress(), variables, Cancellation);
            await channel.QueuePurgeAsync(Queue, Cancellation);
            await FailedMessages.EmptyErrorsAsync(channel, Queue);
            var reported = await FailedMessages.ReportedAsync();

            await FailedMessages.PublishAsync(channel, Queue, FlightReported, Spoilt);
            var spoilt = Assert.Single(await ListUntilAsync(variables, messages => messages.Count == 1));
            await FailedMessages.PublishAsync(
                channel, Queue + ".error", FlightReported, reported.ToByteArray(), ("MT-Fault-Message", "the disk is full"), ("MT-Reason", "fault"));

            Assert.Equal((Queue, FlightReported, "", 3), (spoilt.Queue, spoilt.MessageType, spoilt.Resource, spoilt.BodyBytes));
            Assert.StartsWith($"The body is no {FlightReported}", spoilt.Reason, StringComparison.Ordinal);
            Assert.NotNull(spoilt.FailTime);
            var good = Assert.Single(await ListUntilAsync(variables, messages => messages.Count == 2), message => message.Id != spoilt.Id);
            Assert.Equal(("labs/default/flights/201001", "the disk is full"), (good.Resource, good.Reason));

            var list = await Command.RunAsync(["errors", "list", "--queue", Queue, "--limit", "1"], variables);
            Assert.Contains($"{spoilt.Id}  {Queue}  FlightReported", list.Output, StringComparison.Ordinal);
            Assert.EndsWith("1 of 2 messages: --limit shows more\n", list.Output, StringComparison.Ordinal);
            Assert.Equal(Spoilt, (await FailedMessages.ShowAsync(spoilt.Id, variables)).Body.ToByteArray());
            var shown = (await FailedMessages.ShowAsync(good.Id, variables)).Message.Unpack<V1.FlightReported>();
            Assert.Equal("labs/default/flights/201001", shown.Flight.Name);

            var back = await Command.RunAsync(["errors", "requeue", good.Id, "0123456789ab"], variables);
            Assert.Equal((66, "1 message given back\n"), (back.ExitCode, back.Output));
            Assert.Equal("flights: no error queue has '0123456789ab'.\n", back.Errors);
            await FailedMessages.WaitUntilRecordedAsync(store.Address, reported.Flight);
            Assert.Equal([spoilt.Id], (await ListUntilAsync(variables, messages => messages.Count == 1)).Select(message => message.Id));

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
        await using var channel = await connection.CreateChannelAsync(FailedMessages.Confirms, Cancellation);
        const string Other = "baseline-store.bisection-reported";
        await FailedMessages.EmptyErrorsAsync(channel, Other);
        await FailedMessages.PublishAsync(channel, Other + ".error", FlightReported, Spoilt);

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

    private static Task<IReadOnlyList<V1.FailedMessage>> ListUntilAsync(
        IReadOnlyDictionary<string, string> variables, Func<IReadOnlyList<V1.FailedMessage>, bool> isExpected) =>
        FailedMessages.ListUntilAsync(variables, TimeSpan.FromSeconds(60), ["--queue", Queue], isExpected);
}
