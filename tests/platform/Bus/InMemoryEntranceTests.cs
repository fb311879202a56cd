using Flights.Platform.Bus;
using Flights.Platform.Errors;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Flights.Platform.Tests.Bus;

/// <summary>The pipeline of one process is entered as long as not too many messages wait in it.</summary>
public sealed class InMemoryEntranceTests : IDisposable
{
    private static readonly V1.FlightReported Report = new();

    private readonly SemaphoreSlim _turns = new(0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enter_AsManyWaitAsMay_IsRefusedWithTheTimeToTryAgain()
    {
        await using var host = await StartAsync(limit: 2);
        var entrance = host.Part<IPipelineEntrance>();
        Task[] published = [entrance.PublishAsync(Report, Cancellation), entrance.PublishAsync(Report, Cancellation)];

        var refusal = await Assert.ThrowsAsync<FlightsException>(() => entrance.EnterAsync(Cancellation));

        Assert.Equal((ErrorKind.ResourceExhausted, "PIPELINE_FULL"), (refusal.Kind, refusal.Reason));
        Assert.Equal(("2", "2"), (refusal.Metadata["waiting"], refusal.Metadata["limit"]));
        Assert.InRange(refusal.RetryDelay!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        _turns.Release(published.Length);
        await Task.WhenAll(published);
    }

    [Fact]
    public async Task Enter_ConsumersHaveFinished_IsLetIn()
    {
        await using var host = await StartAsync(limit: 1);
        var entrance = host.Part<IPipelineEntrance>();
        var published = entrance.PublishAsync(Report, Cancellation);
        await Assert.ThrowsAsync<FlightsException>(() => entrance.EnterAsync(Cancellation));

        _turns.Release();
        await published;

        await entrance.EnterAsync(Cancellation);
    }

    [Fact]
    public async Task Enter_ConsumerFailedForGood_IsLetIn()
    {
        await using var host = await StartAsync(limit: 1, _ => throw new FlightsException(ErrorKind.InvalidArgument, "POISON", "It is."));
        var entrance = host.Part<IPipelineEntrance>();

        await Assert.ThrowsAsync<FlightsException>(() => entrance.PublishAsync(Report, Cancellation));

        await entrance.EnterAsync(Cancellation);
    }

    [Fact]
    public async Task Enter_WhatConsumersPublishedWaits_IsRefused()
    {
        var later = new RecordedConsumer.Behaviour { OnRecorded = _ => _turns.WaitAsync(Cancellation) };
        await using var host = await StartAsync(limit: 3, PublishThreeAsync, later);
        var entrance = host.Part<IPipelineEntrance>();

        await entrance.PublishAsync(Report, Cancellation);

        var refusal = await Assert.ThrowsAsync<FlightsException>(() => entrance.EnterAsync(Cancellation));
        Assert.Equal("3", refusal.Metadata["waiting"]);
        _turns.Release(3);
    }

    public void Dispose() => _turns.Dispose();

    private static async Task PublishThreeAsync(ConsumeContext context)
    {
        for (var message = 0; message < 3; message++)
        {
            await context.Publish(new V1.FlightRecorded(), context.CancellationToken);
        }
    }

    private Task<TestHost> StartAsync(
        int limit, Func<ConsumeContext<V1.FlightReported>, Task>? onReported = null, RecordedConsumer.Behaviour? later = null) => TestHost.StartAsync(
        TestHost.Settings(("FLIGHTS_BUS", "in-memory"), ("FLIGHTS_BUS_RETRY_PAUSE", "1ms"), ("FLIGHTS_BUS_MAX_WAITING", $"{limit}")),
        new TestModule
        {
            Services = services =>
            {
                services.Services.AddSingleton(new ReportedConsumer.Behaviour(onReported ?? (_ => _turns.WaitAsync(Cancellation))));
                if (later is not null)
                {
                    services.Services.AddSingleton(later);
                }
            },
            Consumers = consumers =>
            {
                consumers.Add<ReportedConsumer>("test.flight-reported");
                if (later is not null)
                {
                    consumers.Add<RecordedConsumer>("test.flight-recorded");
                }
            },
        });
}
