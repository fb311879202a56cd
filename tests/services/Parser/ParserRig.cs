using System.Threading.Channels;
using Flights.Parser;
using Flights.Platform;
using Flights.Platform.Hosting;
using Grpc.Health.V1;
using Grpc.Net.Client;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flights.Services.Tests.Parser;

/// <summary>The parser as it is deployed, on loopback with an in-memory bus, beside a consumer that keeps what it publishes.</summary>
internal sealed class ParserRig : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly GrpcChannel _channel;
    private readonly Listener _listener;

    private ParserRig(WebApplication host, Listener listener)
    {
        _host = host;
        _listener = listener;
        _channel = GrpcChannel.ForAddress(ServiceHost.AddressOf(host));
        Client = new V1.ParserService.ParserServiceClient(_channel);
    }

    public V1.ParserService.ParserServiceClient Client { get; }

    /// <summary>What the parser published.</summary>
    public ChannelReader<V1.FlightReported> Published => _listener.Published.Reader;

    /// <summary>What it published of bisections.</summary>
    public ChannelReader<V1.BisectionReported> PublishedBisections => _listener.Bisections.Reader;

    /// <summary>What it published of pushes.</summary>
    public ChannelReader<V1.PushRecorded> PublishedPushes => _listener.Pushes.Reader;

    /// <summary>What it published of exclusions.</summary>
    public ChannelReader<V1.FlightExcluded> PublishedExclusions => _listener.Exclusions.Reader;

    /// <summary>Ends when a message is held on its way to the consumer.</summary>
    public Task Held => _listener.Held.Task;

    /// <summary>Lets a message that is on its way to the consumer arrive.</summary>
    public void Release() => _listener.Turns.Release();

    /// <summary>Starts it.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="labHosts">Which lab a host belongs to.</param>
    /// <param name="room">How many messages may wait in the pipeline, each of which waits for <see cref="Release"/>; null if none does.</param>
    public static async Task<ParserRig> StartAsync(CancellationToken cancellationToken, string labHosts = "", int? room = null)
    {
        // The limits are as low as they can be set.
        var listener = new Listener(holds: room is not null);
        var settings = new HostSettings
        {
            UseEnvironment = false,
            StopsOnSignals = false,
            LogLevel = LogLevel.None,
            Overrides = new Dictionary<string, string>
            {
                ["FLIGHTS_LISTEN"] = "http://127.0.0.1:0",
                ["FLIGHTS_BUS_MAX_WAITING"] = $"{room ?? 1000}",
                ["FLIGHTS_PARSER_LAB_HOSTS"] = labHosts,
                ["FLIGHTS_PARSER_MAX_REPORT_BYTES"] = "1048576",
                ["FLIGHTS_PARSER_MAX_HEADER_BYTES"] = "16384",
                ["FLIGHTS_PARSER_MAX_PARTS"] = "3",
                ["FLIGHTS_PARSER_MAX_DECODED_BYTES"] = "65536",
                ["FLIGHTS_PARSER_MAX_NESTING"] = "1",
                ["FLIGHTS_PARSER_MAX_LINES"] = "1000",
                ["FLIGHTS_PARSER_MAX_LINE_LENGTH"] = "1000",
                ["FLIGHTS_PARSER_MAX_JOBS"] = "100",
                ["FLIGHTS_PARSER_MAX_ROWS"] = "100",
            },
        };
        var host = ServiceHost.Build(settings, new ParserModule(), listener);
        await host.StartAsync(cancellationToken);
        return new ParserRig(host, listener);
    }

    /// <summary>What health answers for a service.</summary>
    public async Task<HealthCheckResponse.Types.ServingStatus> HealthAsync(string service)
    {
        var answer = await new Health.HealthClient(_channel).CheckAsync(new HealthCheckRequest { Service = service });
        return answer.Status;
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _host.StopAsync(CancellationToken.None);
        await _host.DisposeAsync();
        _listener.Turns.Dispose();
    }

    private sealed class Listener(bool holds) : IServiceModule
    {
        public TaskCompletionSource Held { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SemaphoreSlim Turns { get; } = new(holds ? 0 : int.MaxValue);

        public string Name => "listener";

        public Channel<V1.FlightReported> Published { get; } = Channel.CreateUnbounded<V1.FlightReported>();

        public Channel<V1.BisectionReported> Bisections { get; } = Channel.CreateUnbounded<V1.BisectionReported>();

        public Channel<V1.PushRecorded> Pushes { get; } = Channel.CreateUnbounded<V1.PushRecorded>();

        public Channel<V1.FlightExcluded> Exclusions { get; } = Channel.CreateUnbounded<V1.FlightExcluded>();

        public void AddServices(ModuleServices services) => services.Services.AddSingleton(this);

        public void AddConsumers(ConsumerRegistry consumers) => consumers.Add<Consumer>("listener.reported");

        public void MapGrpc(IEndpointRouteBuilder endpoints)
        {
        }
    }

    private sealed class Consumer(Listener listener)
        : IConsumer<V1.FlightReported>, IConsumer<V1.BisectionReported>, IConsumer<V1.PushRecorded>, IConsumer<V1.FlightExcluded>
    {
        public Task Consume(ConsumeContext<V1.FlightExcluded> context) => KeepAsync(listener.Exclusions, context);

        public Task Consume(ConsumeContext<V1.PushRecorded> context) => KeepAsync(listener.Pushes, context);

        public Task Consume(ConsumeContext<V1.BisectionReported> context) => KeepAsync(listener.Bisections, context);

        public Task Consume(ConsumeContext<V1.FlightReported> context) => KeepAsync(listener.Published, context);

        private async Task KeepAsync<TMessage>(Channel<TMessage> kept, ConsumeContext<TMessage> context)
            where TMessage : class
        {
            listener.Held.TrySetResult();
            await listener.Turns.WaitAsync(context.CancellationToken);
            await kept.Writer.WriteAsync(context.Message, context.CancellationToken);
        }
    }
}
