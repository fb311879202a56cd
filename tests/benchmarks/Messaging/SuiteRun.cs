using Flights.Platform;
using Flights.Platform.Bus;
using Flights.Platform.Hosting;
using Google.Protobuf;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flights.Benchmarks.Messaging;

/// <summary>The bus as the services have it, with a consumer that does nothing but count.</summary>
internal sealed class SuiteRun<TMessage> : IMessageRun<TMessage>, IServiceModule
    where TMessage : class, IMessage<TMessage>
{
    private readonly string _queue;
    private readonly WebApplication _host;
    private readonly IMessagePublisher _publisher;

    private SuiteRun(string broker, string queue)
    {
        _queue = queue;
        _host = ServiceHost.Build(
            new HostSettings
            {
                UseEnvironment = false,
                StopsOnSignals = false,
                LogLevel = LogLevel.Warning,
                Overrides = new Dictionary<string, string>
                {
                    ["FLIGHTS_LISTEN"] = "http://127.0.0.1:0",
                    ["FLIGHTS_BUS"] = "rabbitmq",
                    ["FLIGHTS_RABBITMQ_URI"] = broker,
                    ["OTEL_TRACES_SAMPLER"] = "always_off",
                },
            },
            this);
        _publisher = _host.Services.GetRequiredService<IMessagePublisher>();
    }

    /// <inheritdoc/>
    public string Name => "benchmark";

    /// <inheritdoc/>
    public Action<TMessage>? Take { get; set; }

    /// <summary>Joins the bus.</summary>
    /// <param name="broker">The broker.</param>
    /// <param name="queue">The queue that such messages go to.</param>
    public static async Task<SuiteRun<TMessage>> StartAsync(string broker, string queue)
    {
        var run = new SuiteRun<TMessage>(broker, queue);
        await run._host.StartAsync();
        return run;
    }

    /// <inheritdoc/>
    public Task PublishAsync(TMessage message) => _publisher.PublishAsync(message, CancellationToken.None);

    /// <inheritdoc/>
    public void AddServices(ModuleServices services) => services.Services.AddSingleton(this);

    /// <inheritdoc/>
    public void AddConsumers(ConsumerRegistry consumers) => consumers.Add<Counter>(_queue);

    /// <inheritdoc/>
    public void MapGrpc(IEndpointRouteBuilder endpoints)
    {
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await _host.DisposeAsync();
    }

    private sealed class Counter(SuiteRun<TMessage> run) : IConsumer<TMessage>
    {
        public Task Consume(ConsumeContext<TMessage> context)
        {
            run.Take?.Invoke(context.Message);
            return Task.CompletedTask;
        }
    }
}
