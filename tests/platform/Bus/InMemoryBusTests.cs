using Flights.Platform.Bus;
using Flights.Platform.Errors;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Flights.Platform.Tests.Bus;

public sealed class InMemoryBusTests
{
    private static readonly V1.FlightReported Message = new()
    {
        Flight = new V1.Flight { Name = "labs/example/flights/201001", Branch = "labs/example/branches/xen-unstable", Digest = new('a', 64) },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publish_OneConsumer_ReturnsWhenItHasFinished()
    {
        var entered = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        await using var host = await StartAsync(async _ =>
        {
            entered.SetResult();
            await gate.Task;
        });

        var publishing = host.Part<IMessagePublisher>().PublishAsync(Message, Cancellation);
        await entered.Task.WaitAsync(Cancellation);

        Assert.False(publishing.IsCompleted);
        gate.SetResult();
        await publishing;
    }

    [Fact]
    public async Task Publish_TwoQueues_ReturnsWhenBothHaveFinished()
    {
        var finished = 0;
        var second = new RecordedConsumer.Behaviour { OnReported = _ => Count() };
        await using var host = await StartAsync(_ => Count(), second);

        await host.Part<IMessagePublisher>().PublishAsync(Message, Cancellation);

        Assert.Equal(2, finished);

        Task Count()
        {
            Interlocked.Increment(ref finished);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Publish_Message_ArrivesAsItWas()
    {
        V1.FlightReported? received = null;
        await using var host = await StartAsync(context =>
        {
            received = context.Message;
            return Task.CompletedTask;
        });

        await host.Part<IMessagePublisher>().PublishAsync(Message, Cancellation);

        Assert.Equal(Message, received);
        Assert.NotSame(Message, received);
    }

    [Fact]
    public async Task Stop_WhileSomethingIsAway_WaitsForNoRetry()
    {
        var entered = new TaskCompletionSource();
        var host = await StartAsync(_ =>
        {
            entered.TrySetResult();
            throw new FlightsException(ErrorKind.Unavailable, "STORE_AWAY", "The store does not answer.");
        });
        var publishing = host.Part<IMessagePublisher>().PublishAsync(Message, Cancellation);
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        await host.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        await Assert.ThrowsAsync<FlightsException>(() => publishing);
    }

    [Fact]
    public async Task Publish_NobodyConsumes_Returns()
    {
        await using var host = await StartAsync(_ => Task.CompletedTask);

        await host.Part<IMessagePublisher>().PublishAsync(new V1.FlightApplied(), Cancellation);
        await host.Part<IMessagePublisher>().PublishAsync(new V1.GateChanged(), Cancellation);
    }

    [Fact]
    public async Task Publish_ConsumerFailsTwice_TriesAgain()
    {
        var attempts = 0;
        await using var host = await StartAsync(_ => ++attempts <= 2 ? throw new InvalidOperationException("not yet") : Task.CompletedTask);

        await host.Part<IMessagePublisher>().PublishAsync(Message, Cancellation);

        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task Publish_ConsumerFailsForGood_IsUnavailable()
    {
        var attempts = 0;
        await using var host = await StartAsync(_ =>
        {
            attempts++;
            throw new InvalidOperationException("never");
        });

        var error = await Assert.ThrowsAsync<FlightsException>(
            async () => await host.Part<IMessagePublisher>().PublishAsync(Message, Cancellation));

        Assert.Equal("MESSAGE_NOT_CONSUMED", error.Reason);
        Assert.Equal(ErrorKind.Unavailable, error.Kind);
        Assert.Equal(6, attempts);
    }

    [Fact]
    public async Task Publish_WhatTheConsumerLeansOnIsAway_TriesUntilItIsBack()
    {
        var attempts = 0;
        var settings = TestHost.Settings(
            ("FLIGHTS_BUS", "in-memory"), ("FLIGHTS_BUS_RETRY_PAUSE", "1ms"), ("FLIGHTS_BUS_RETRY_MAX_PAUSE", "1ms"));
        var module = Module(
            _ => ++attempts <= 20 ? throw new FlightsException(ErrorKind.Unavailable, "AWAY", "It is away.") : Task.CompletedTask,
            new RecordedConsumer.Behaviour());
        await using var host = await TestHost.StartAsync(settings, module);

        await host.Part<IMessagePublisher>().PublishAsync(Message, Cancellation);

        Assert.Equal(21, attempts);
    }

    [Fact]
    public async Task Publish_ConsumerFailsAsRetryCannotMend_IsNotTriedAgain()
    {
        var attempts = 0;
        await using var host = await StartAsync(_ =>
        {
            attempts++;
            throw new FlightsException(ErrorKind.InvalidArgument, "BAD", "It is bad.");
        });

        await Assert.ThrowsAsync<FlightsException>(async () => await host.Part<IMessagePublisher>().PublishAsync(Message, Cancellation));

        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task Publish_AfterAFailure_WorksAgain()
    {
        var attempts = 0;
        await using var host = await StartAsync(_ => ++attempts <= 6 ? throw new InvalidOperationException("not yet") : Task.CompletedTask);

        await Assert.ThrowsAsync<FlightsException>(async () => await host.Part<IMessagePublisher>().PublishAsync(Message, Cancellation));
        await host.Part<IMessagePublisher>().PublishAsync(Message, Cancellation);

        Assert.Equal(7, attempts);
    }

    [Fact]
    public async Task Publish_ConsumerHangs_IsUnavailableInTime()
    {
        var settings = TestHost.Settings(("FLIGHTS_BUS", "in-memory"), ("FLIGHTS_BUS_PUBLISH_TIMEOUT", "200ms"), ("FLIGHTS_STOP_TIMEOUT", "1s"));
        var gate = new TaskCompletionSource();
        await using var host = await TestHost.StartAsync(settings, Module(_ => gate.Task, new RecordedConsumer.Behaviour()));

        var error = await Assert.ThrowsAsync<FlightsException>(
            async () => await host.Part<IMessagePublisher>().PublishAsync(Message, Cancellation));
        gate.SetResult();

        Assert.Equal("BUS_UNAVAILABLE", error.Reason);
    }

    [Fact]
    public async Task ConsumeContextPublish_NextMessage_ReachesItsConsumer()
    {
        var recorded = new TaskCompletionSource<string>();
        var second = new RecordedConsumer.Behaviour
        {
            OnRecorded = context =>
            {
                recorded.SetResult(context.Message.Flight);
                return Task.CompletedTask;
            },
        };
        await using var host = await StartAsync(
            context => context.Publish(new V1.FlightRecorded { Flight = context.Message.Flight.Name }, context.CancellationToken), second);

        await host.Part<IMessagePublisher>().PublishAsync(Message, Cancellation);

        Assert.Equal(Message.Flight.Name, await recorded.Task.WaitAsync(Cancellation));
    }

    [Fact]
    public async Task Publish_ManyAtOnce_EachReturnsAfterItsOwnConsumer()
    {
        var done = new System.Collections.Concurrent.ConcurrentDictionary<string, bool>();
        await using var host = await StartAsync(async context =>
        {
            await Task.Yield();
            done[context.Message.Flight.Name] = true;
        });

        await Parallel.ForAsync(0, 500, Cancellation, async (number, cancellationToken) =>
        {
            var name = FormattableString.Invariant($"labs/example/flights/{number + 1}");
            await host.Part<IMessagePublisher>().PublishAsync(
                new V1.FlightReported { Flight = new V1.Flight { Name = name } }, cancellationToken);
            Assert.True(done.ContainsKey(name));
        });
    }

    private static Task<TestHost> StartAsync(Func<ConsumeContext<V1.FlightReported>, Task> onReported, RecordedConsumer.Behaviour? second = null) =>
        TestHost.StartAsync(Module(onReported, second ?? new RecordedConsumer.Behaviour()));

    private static TestModule Module(Func<ConsumeContext<V1.FlightReported>, Task> onReported, RecordedConsumer.Behaviour second) => new()
    {
        Services = services =>
        {
            services.Services.AddSingleton(new ReportedConsumer.Behaviour(onReported));
            services.Services.AddSingleton(second);
        },
        Consumers = consumers =>
        {
            consumers.Add<ReportedConsumer>("test.flight-reported");
            consumers.Add<RecordedConsumer>("test.flight-recorded");
        },
    };
}
