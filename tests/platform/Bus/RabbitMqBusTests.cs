using System.Diagnostics;
using Flights.Platform.Bus;
using Flights.Platform.Errors;
using Google.Protobuf;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace Flights.Platform.Tests.Bus;

public sealed class RabbitMqBusTests(RabbitMqFixture broker) : IClassFixture<RabbitMqFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publish_PipelineMessage_IsBareProtobufWithItsType()
    {
        RabbitMqFixture.NeedsBroker();
        var queue = await broker.BindAsync("flights.flight-applied", ExchangeType.Fanout, "");
        var message = new V1.FlightApplied { Flight = "labs/example/flights/201001", HistoryVersion = 7 };
        await using var host = await RabbitMqFixture.StartHostAsync(new TestModule());

        await host.Part<IMessagePublisher>().PublishAsync(message, Cancellation);

        var received = await broker.NextAsync(queue);
        Assert.Equal(message.ToByteArray(), received.Body);
        Assert.Equal("application/x-protobuf", received.ContentType);
        Assert.Equal("flights.v1.FlightApplied", received.Headers["flights-message-type"]);
    }

    [Fact]
    public async Task Publish_LedgerEvent_GoesToTheTopicExchangeByKindAndBranch()
    {
        RabbitMqFixture.NeedsBroker();
        var branch = $"xen-4.19-{Guid.NewGuid():N}";
        var queue = await broker.BindAsync("flights.events", ExchangeType.Topic, $"regression.*.{branch}");
        var header = new V1.EventHeader { Name = $"labs/example/branches/{branch}/events/1", Sequence = 1 };
        await using var host = await RabbitMqFixture.StartHostAsync(new TestModule());

        await host.Part<IMessagePublisher>().PublishAsync(new V1.GateChanged { Header = header }, Cancellation);
        await host.Part<IMessagePublisher>().PublishAsync(new V1.RegressionOpened { Header = header }, Cancellation);

        var received = await broker.NextAsync(queue);
        Assert.Equal($"regression.opened.{branch}", received.RoutingKey);
        Assert.Equal(new V1.RegressionOpened { Header = header }, V1.RegressionOpened.Parser.ParseFrom(received.Body));
    }

    [Fact]
    public async Task Publish_BeforeItsConsumerHasEverRun_WaitsInTheQueue()
    {
        RabbitMqFixture.NeedsBroker();
        await broker.Channel.QueueDeleteAsync("baseline-store.flight-applied", cancellationToken: Cancellation);
        var message = new V1.FlightApplied { Flight = "labs/example/flights/201002" };
        await using var host = await RabbitMqFixture.StartHostAsync(new TestModule());

        await host.Part<IMessagePublisher>().PublishAsync(message, Cancellation);

        var received = await broker.NextAsync("baseline-store.flight-applied");
        Assert.Equal(message.ToByteArray(), received.Body);
    }

    [Fact]
    public async Task Publish_Bisection_WaitsInTheQueueOfTheBaselineStore()
    {
        RabbitMqFixture.NeedsBroker();
        await broker.Channel.QueueDeleteAsync("baseline-store.bisection-reported", cancellationToken: Cancellation);
        var message = new V1.BisectionReported { Bisection = new V1.Bisection { Branch = "labs/example/branches/ovmf", Digest = new string('a', 64) } };
        await using var host = await RabbitMqFixture.StartHostAsync(new TestModule());

        await host.Part<IMessagePublisher>().PublishAsync(message, Cancellation);

        var received = await broker.NextAsync("baseline-store.bisection-reported");
        Assert.Equal(message.ToByteArray(), received.Body);
        Assert.Equal("flights.v1.BisectionReported", received.Headers["flights-message-type"]);
    }

    [Fact]
    public async Task Publish_QueueWithTwoBindings_IsConsumedOnce()
    {
        RabbitMqFixture.NeedsBroker();
        var names = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var last = new TaskCompletionSource();
        var run = Guid.NewGuid().ToString("N");
        // One at a time, so that all copies of the first message are through when the last one comes.
        await using var host = await RabbitMqFixture.StartHostAsync(
            Consumer("baseline-store.flight-reported", context =>
            {
                names.Enqueue(context.Message.Flight.Digest);
                if (context.Message.Flight.Digest == run + "-last")
                {
                    last.TrySetResult();
                }

                return Task.CompletedTask;
            }),
            ("FLIGHTS_BUS_CONCURRENCY", "1"),
            ("FLIGHTS_BUS_PREFETCH", "1"));

        foreach (var digest in new[] { run + "-first", run + "-last" })
        {
            await host.Part<IMessagePublisher>().PublishAsync(
                new V1.FlightReported { Flight = new V1.Flight { Digest = digest } }, Cancellation);
        }

        await last.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Assert.Equal(1, names.Count(name => name == run + "-first"));
    }

    [Fact]
    public async Task Consume_MessageOfAForeignPublisher_ArrivesInItsTrace()
    {
        RabbitMqFixture.NeedsBroker();
        using var listener = Listen(_ => { });
        var received = new TaskCompletionSource<(V1.FlightReported Message, string TraceId)>();
        var queue = broker.QueueOf("flight-reported");
        await using var host = await RabbitMqFixture.StartHostAsync(Consumer(queue, context =>
        {
            received.TrySetResult((context.Message, Activity.Current?.TraceId.ToString() ?? ""));
            return Task.CompletedTask;
        }));
        var message = new V1.FlightReported { Flight = new V1.Flight { Name = "labs/example/flights/201003" } };
        var trace = ActivityTraceId.CreateRandom().ToString();

        await PublishForeignAsync(queue, "flights.v1.FlightReported", message.ToByteArray(), $"00-{trace}-00f067aa0ba902b7-01");

        var (arrived, traceId) = await received.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Assert.Equal(message, arrived);
        Assert.Equal(trace, traceId);
    }

    [Fact]
    public async Task PublishAndConsume_InATrace_StayInIt()
    {
        RabbitMqFixture.NeedsBroker();
        using var listener = Listen(_ => { });
        using var source = new ActivitySource("flights.test");
        var name = $"labs/example/flights/{Random.Shared.Next(300_000, 900_000)}";
        var received = new TaskCompletionSource<string>();
        var plain = await broker.BindAsync("flights.flight-reported", ExchangeType.Fanout, "");
        var queue = broker.QueueOf("flight-reported");
        await using var host = await RabbitMqFixture.StartHostAsync(Consumer(queue, context =>
        {
            if (context.Message.Flight.Name == name)
            {
                received.TrySetResult(Activity.Current?.TraceId.ToString() ?? "");
            }

            return Task.CompletedTask;
        }));

        using var activity = source.StartActivity("test")!;
        await host.Part<IMessagePublisher>().PublishAsync(new V1.FlightReported { Flight = new V1.Flight { Name = name } }, Cancellation);

        Assert.Equal(activity.TraceId.ToString(), await received.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation));
        Assert.Contains(activity.TraceId.ToString(), (await broker.NextAsync(plain)).Headers["traceparent"], StringComparison.Ordinal);
    }

    private static readonly byte[] Newer =
        new V1.FlightReported { Flight = new V1.Flight { Jobs = { new V1.Job(), new V1.Job { Status = (V1.StepStatus)99 } } } }.ToByteArray();

    public static TheoryData<string, string, byte[], string> Poison => new()
    {
        { "body that is no such message", "flights.v1.FlightReported", [0xff, 0xff, 0xff], "MT-Fault-Message: The body is no flights.v1.FlightReported" },
        { "no message type",              "",                          [],                 "MT-Fault-Message: The message has no header" },
        { "unknown message type",         "flights.v1.Nonsense",       [],                 "names no message of the contract: 'flights.v1.Nonsense'" },
        { "message of another queue",     "flights.v1.FlightApplied",  [],                 "MT-Reason: dead-letter" },
        { "value of a newer contract",    "flights.v1.FlightReported", Newer,              "a newer contract: 'flight.jobs.status = 99' is not known" },
        { "message that is too large",    "flights.v1.FlightReported", new byte[65_537],   "The body has 65537 bytes, more than the 65536 that are read" },
    };

    [Theory]
    [MemberData(nameof(Poison))]
    public async Task Consume_Poison_GoesToTheErrorQueueAsItCame(string what, string type, byte[] body, string reason)
    {
        RabbitMqFixture.NeedsBroker();
        var queue = broker.QueueOf("flight-reported");
        await using var host = await RabbitMqFixture.StartHostAsync(
            Consumer(queue, _ => Task.CompletedTask), ("FLIGHTS_BUS_MAX_MESSAGE_BYTES", "65536"));

        var errorQueue = await broker.ErrorQueueOfAsync(queue);
        await PublishForeignAsync(queue, type, body, "");

        var received = await broker.NextAsync(errorQueue);
        Assert.True(body.AsSpan().SequenceEqual(received.Body), what);
        Assert.Contains(received.Headers, header => $"{header.Key}: {header.Value}".Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Consume_ConsumerThatFailsForGood_LeavesTheMessageInTheErrorQueue()
    {
        RabbitMqFixture.NeedsBroker();
        var attempts = 0;
        var queue = broker.QueueOf("flight-reported");
        await using var host = await RabbitMqFixture.StartHostAsync(Consumer(queue, _ =>
        {
            Interlocked.Increment(ref attempts);
            throw new InvalidOperationException("it never works");
        }));
        var message = new V1.FlightReported { Flight = new V1.Flight { Name = "labs/example/flights/201004" } };

        var errorQueue = await broker.ErrorQueueOfAsync(queue);
        await PublishForeignAsync(queue, "flights.v1.FlightReported", message.ToByteArray(), "");

        var received = await broker.NextAsync(errorQueue);
        Assert.Equal(message.ToByteArray(), received.Body);
        Assert.Equal("flights.v1.FlightReported", received.Headers["flights-message-type"]);
        Assert.Equal("it never works", received.Headers["MT-Fault-Message"]);
        Assert.Equal(6, attempts);
    }

    [Fact]
    public async Task Stop_WhileSomethingIsAway_GivesTheMessageBack()
    {
        RabbitMqFixture.NeedsBroker();
        var entered = new TaskCompletionSource();
        var queue = broker.QueueOf("flight-reported");
        var errorQueue = await broker.ErrorQueueOfAsync(queue);
        var message = new V1.FlightReported { Flight = new V1.Flight { Name = "labs/example/flights/201005" } };
        var host = await RabbitMqFixture.StartHostAsync(Consumer(queue, _ =>
        {
            entered.TrySetResult();
            throw new FlightsException(ErrorKind.Unavailable, "STORE_AWAY", "The store does not answer.");
        }));
        await PublishForeignAsync(queue, "flights.v1.FlightReported", message.ToByteArray(), "");
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        await host.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        Assert.Null(await broker.Channel.BasicGetAsync(errorQueue, autoAck: true, Cancellation));
        Assert.Equal(message.ToByteArray(), (await broker.NextAsync(queue)).Body);
    }

    [Theory]
    [InlineData("Google.Protobuf:IMessage")]
    [InlineData("Google.Protobuf:IBufferMessage")]
    [InlineData("flights.i-message")]
    [InlineData("flights.i-buffer-message")]
    [InlineData("flights.i-deep-cloneable")]
    public async Task Publish_Message_MakesNoExchangeForItsContracts(string exchange)
    {
        RabbitMqFixture.NeedsBroker();
        await using var host = await RabbitMqFixture.StartHostAsync(new TestModule());
        await host.Part<IMessagePublisher>().PublishAsync(new V1.FlightApplied(), Cancellation);

        await using var channel = await broker.OpenChannelAsync();
        await Assert.ThrowsAsync<RabbitMQ.Client.Exceptions.OperationInterruptedException>(
            async () => await channel.ExchangeDeclarePassiveAsync(exchange, Cancellation));
    }

    [Fact]
    public async Task Publish_BrokerIsGone_IsUnavailableInTime()
    {
        RabbitMqFixture.NeedsBroker();
        await using var proxy = new CuttableProxy(RabbitMqFixture.Address);
        var settings = TestHost.Settings(
            ("FLIGHTS_BUS", "rabbitmq"), ("FLIGHTS_RABBITMQ_URI", proxy.Address.ToString()),
            ("FLIGHTS_BUS_PUBLISH_TIMEOUT", "1s"), ("FLIGHTS_STOP_TIMEOUT", "1s"));
        await using var host = await TestHost.StartAsync(settings, new TestModule());
        await host.Part<IMessagePublisher>().PublishAsync(new V1.FlightApplied(), Cancellation);

        await proxy.CutAsync();

        for (var attempt = 0; attempt < 3; attempt++)
        {
            var error = await Assert.ThrowsAsync<FlightsException>(
                async () => await host.Part<IMessagePublisher>().PublishAsync(new V1.FlightApplied(), Cancellation));
            Assert.Equal("BUS_UNAVAILABLE", error.Reason);
        }
    }

    private static TestModule Consumer(string queue, Func<ConsumeContext<V1.FlightReported>, Task> onReported) => new()
    {
        Services = services => services.Services.AddSingleton(new ReportedConsumer.Behaviour(onReported)),
        Consumers = consumers => consumers.Add<ReportedConsumer>(queue),
    };

    private static ActivityListener Listen(Action<Activity> onStopped)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("flights.", StringComparison.Ordinal) || source.Name == "MassTransit",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = onStopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private async Task PublishForeignAsync(string queue, string type, byte[] body, string traceParent)
    {
        var headers = new Dictionary<string, object?>();
        if (type.Length > 0)
        {
            headers["flights-message-type"] = type;
        }

        if (traceParent.Length > 0)
        {
            headers["traceparent"] = traceParent;
        }

        var properties = new BasicProperties { ContentType = "application/x-protobuf", Headers = headers };
        await broker.Channel.BasicPublishAsync("", queue, mandatory: true, properties, body, Cancellation);
    }
}
