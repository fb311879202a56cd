using Flights.Platform;
using MassTransit;
using Microsoft.AspNetCore.Routing;

namespace Flights.EndToEnd.Tests.Order;

/// <summary>Aborts consumers of a process at random: after their work and before they acknowledge the message, or on the way to say what
/// they have done.</summary>
internal sealed class Aborts(int seed) : IServiceModule, IReceiveObserver, IPublishObserver
{
    private const double Share = 0.12;

    private readonly Random _random = new(seed);
    private int _count;

    /// <inheritdoc/>
    public string Name => "aborts";

    /// <summary>Whether it does so now.</summary>
    public bool IsOn { get; set; }

    /// <summary>How often it did.</summary>
    public int Count => _count;

    /// <inheritdoc/>
    public void AddServices(ModuleServices services)
    {
        services.Services.AddReceiveObserver(_ => this);
        services.Services.AddPublishObserver(_ => this);
    }

    /// <inheritdoc/>
    public void AddConsumers(ConsumerRegistry consumers)
    {
    }

    /// <inheritdoc/>
    public void MapGrpc(IEndpointRouteBuilder endpoints)
    {
    }

    /// <inheritdoc/>
    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class
    {
        AbortPerhaps();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task PrePublish<T>(PublishContext<T> context)
        where T : class
    {
        if (context.TryGetPayload<ConsumeContext>(out _))
        {
            AbortPerhaps();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task PostPublish<T>(PublishContext<T> context)
        where T : class
        => Task.CompletedTask;

    /// <inheritdoc/>
    public Task PublishFault<T>(PublishContext<T> context, Exception exception)
        where T : class
        => Task.CompletedTask;

    /// <inheritdoc/>
    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class
        => Task.CompletedTask;

    /// <inheritdoc/>
    public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;

    private void AbortPerhaps()
    {
        lock (_random)
        {
            if (!IsOn || _random.NextDouble() >= Share)
            {
                return;
            }
        }

        Interlocked.Increment(ref _count);
        throw new InvalidOperationException("The test aborts this consumer.");
    }
}
