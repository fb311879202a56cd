using Flights.Platform.Bus;
using Flights.Platform.Errors;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace Flights.Platform.Tests.Bus;

/// <summary>A pipeline on a broker is entered as long as not too many messages wait in its queues.</summary>
public sealed class BrokerEntranceTests : IAsyncLifetime
{
    private const string Queue = "baseline-store.flight-applied";
    private const int Limit = 2;

    private static readonly V1.FlightApplied Message = new() { Flight = "labs/example/flights/201001" };

    private readonly AheadClock _clock = new();
    private IConnection? _connection;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // A virtual host of its own: what others leave in the queues would count.
    private static Uri Broker => new UriBuilder(RabbitMqFixture.Address) { Path = "entrance" }.Uri;

    [Fact]
    public async Task Enter_AsManyWaitAsMay_IsRefusedUntilTheyAreTaken()
    {
        var channel = await EmptyAsync();
        await using var host = await StartAsync();
        var entrance = host.Part<IPipelineEntrance>();
        await FillAsync(entrance);

        var refusal = await Assert.ThrowsAsync<FlightsException>(() => entrance.EnterAsync(Cancellation));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<FlightsException>(() => entrance.EnterAsync(Cancellation));
        await channel.QueuePurgeAsync(Queue, Cancellation);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await entrance.EnterAsync(Cancellation);

        Assert.Equal((ErrorKind.ResourceExhausted, "PIPELINE_FULL"), (refusal.Kind, refusal.Reason));
        Assert.Equal(("2", "2"), (refusal.Metadata["waiting"], refusal.Metadata["limit"]));
        Assert.InRange(refusal.RetryDelay!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Enter_AnotherProcessFilledThePipeline_IsRefused()
    {
        await EmptyAsync();
        await using var first = await StartAsync();
        await FillAsync(first.Part<IPipelineEntrance>());
        await using var second = await StartAsync();

        var refusal = await Assert.ThrowsAsync<FlightsException>(() => second.Part<IPipelineEntrance>().EnterAsync(Cancellation));

        Assert.Equal("PIPELINE_FULL", refusal.Reason);
    }

    [Fact]
    public async Task Enter_BetweenTwoLooks_CountsWhatItLetIn()
    {
        await EmptyAsync();
        await using var host = await StartAsync();
        var entrance = host.Part<IPipelineEntrance>();

        for (var entered = 0; entered < Limit; entered++)
        {
            await entrance.EnterAsync(Cancellation);
        }

        await Assert.ThrowsAsync<FlightsException>(() => entrance.EnterAsync(Cancellation));
    }

    [Fact]
    public async Task Enter_BrokerIsGone_IsLetInSoThatPublishingTells()
    {
        await EmptyAsync();
        await using var proxy = new CuttableProxy(Broker);
        await using var host = await StartAsync(proxy.Address, ("FLIGHTS_BUS_PUBLISH_TIMEOUT", "1s"), ("FLIGHTS_STOP_TIMEOUT", "1s"));
        var entrance = host.Part<IPipelineEntrance>();
        await FillAsync(entrance);
        await proxy.CutAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));

        await entrance.EnterAsync(Cancellation);
        var error = await Assert.ThrowsAsync<FlightsException>(() => entrance.PublishAsync(Message, Cancellation));

        Assert.Equal("BUS_UNAVAILABLE", error.Reason);
    }

    [Fact]
    public async Task Publish_BrokerRefusesBecauseOfAPolicyOfItsOwn_IsUnavailableInTime()
    {
        var channel = await EmptyAsync();
        await using var host = await StartAsync(variables: [("FLIGHTS_BUS_PUBLISH_TIMEOUT", "1s"), ("FLIGHTS_STOP_TIMEOUT", "1s")]);
        var entrance = host.Part<IPipelineEntrance>();
        await entrance.PublishAsync(Message, Cancellation);
        var arguments = new Dictionary<string, object?> { ["x-max-length"] = 1, ["x-overflow"] = "reject-publish" };
        var queue = await channel.QueueDeclareAsync("", exclusive: true, arguments: arguments, cancellationToken: Cancellation);
        await channel.QueueBindAsync(queue.QueueName, "flights.flight-applied", "", cancellationToken: Cancellation);
        await entrance.PublishAsync(Message, Cancellation);

        var error = await Assert.ThrowsAsync<FlightsException>(() => entrance.PublishAsync(Message, Cancellation));

        Assert.Equal("BUS_UNAVAILABLE", error.Reason);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }
    }

    private static async Task FillAsync(IPipelineEntrance entrance)
    {
        for (var message = 0; message < Limit; message++)
        {
            await entrance.EnterAsync(Cancellation);
            await entrance.PublishAsync(Message, Cancellation);
        }
    }

    private Task<TestHost> StartAsync(Uri? broker = null, params (string Name, string Value)[] variables) => TestHost.StartAsync(
        TestHost.Settings(
            [("FLIGHTS_BUS", "rabbitmq"), ("FLIGHTS_RABBITMQ_URI", (broker ?? Broker).ToString()), ("FLIGHTS_BUS_MAX_WAITING", $"{Limit}"), .. variables]),
        new TestModule { Services = services => services.Services.AddSingleton<TimeProvider>(_clock) });

    // Whatever the last run left.
    private async Task<IChannel> EmptyAsync()
    {
        RabbitMqFixture.NeedsBroker();
        _connection = await new ConnectionFactory { Uri = Broker }.CreateConnectionAsync(Cancellation);
        var channel = await _connection.CreateChannelAsync(cancellationToken: Cancellation);
        foreach (var queue in Topology.Queues)
        {
            await channel.QueueDeleteAsync(queue, cancellationToken: Cancellation);
        }

        return channel;
    }
}
