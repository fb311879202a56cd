using System.Threading.Channels;
using Flights.Parser;
using Flights.Platform;
using Flights.Platform.Hosting;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Flights.Services.Tests.Parser.Imap;

/// <summary>The parser as it is deployed, reading a folder, beside a consumer that keeps what it publishes.</summary>
internal sealed class ImapRig : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly GrpcChannel _channel;
    private readonly Listener _listener;

    private ImapRig(WebApplication host, Listener listener)
    {
        _host = host;
        _listener = listener;
        _channel = GrpcChannel.ForAddress(ServiceHost.AddressOf(host));
        Client = new V1.ParserService.ParserServiceClient(_channel);
    }

    public V1.ParserService.ParserServiceClient Client { get; }

    /// <summary>What is logged.</summary>
    public LogSignal Log => _listener.Log;

    /// <summary>A token that ends when a test has waited too long.</summary>
    public static CancellationToken Patience()
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(40));
        return patience.Token;
    }

    /// <summary>Starts the parser.</summary>
    /// <param name="folder">The folder that it reads.</param>
    /// <param name="data">Where it keeps how far it has read; the folder of the password too.</param>
    /// <param name="consume">What the consumer does before it keeps a message: it may fail or wait.</param>
    /// <param name="variables">What differs from the usual: no polling within the time of a test, and short pauses.</param>
    public static async Task<ImapRig> StartAsync(
        TestFolder folder,
        DirectoryInfo data,
        Func<V1.FlightReported, CancellationToken, Task>? consume = null,
        params (string Name, string Value)[] variables)
    {
        var password = Path.Combine(data.FullName, "password");
        if (!File.Exists(password))
        {
            await File.WriteAllTextAsync(password, ImapServer.Password + "\n", TestContext.Current.CancellationToken);
        }

        var listener = new Listener(consume ?? ((_, _) => Task.CompletedTask));
        var overrides = new Dictionary<string, string>
        {
            ["FLIGHTS_LISTEN"] = "http://127.0.0.1:0",
            ["FLIGHTS_DATA"] = data.FullName,
            ["FLIGHTS_BUS_RETRIES"] = "0",
            ["FLIGHTS_PARSER_MAX_REPORT_BYTES"] = "1048576",
            ["FLIGHTS_PARSER_IMAP_URI"] = ImapServer.Address.ToString(),
            ["FLIGHTS_PARSER_IMAP_USER"] = folder.User,
            ["FLIGHTS_PARSER_IMAP_PASSWORD_FILE"] = password,
            ["FLIGHTS_PARSER_IMAP_FOLDER"] = folder.Name,
            ["FLIGHTS_PARSER_IMAP_POLL"] = "28m",
            ["FLIGHTS_PARSER_IMAP_RETRY_MAX_PAUSE"] = "50ms",
        };
        foreach (var (name, value) in variables)
        {
            overrides[name] = value;
        }

        var settings = new HostSettings
        {
            UseEnvironment = false,
            StopsOnSignals = false,
            LogLevel = LogLevel.Information,
            Overrides = overrides,
        };
        var host = ServiceHost.Build(settings, new ParserModule(), listener);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new ImapRig(host, listener);
    }

    /// <summary>The next flight that is published.</summary>
    public async Task<V1.Flight> NextAsync()
    {
        try
        {
            return (await _listener.Published.Reader.ReadAsync(Patience())).Flight;
        }
        catch (OperationCanceledException)
        {
            Assert.Fail("Nothing was published:\n" + string.Join('\n', Log.Lines));
            throw;
        }
    }

    /// <summary>The next flights that are published, by their numbers.</summary>
    public async Task<List<string>> NextNamesAsync(int count)
    {
        var names = new List<string>();
        while (names.Count < count)
        {
            names.Add((await NextAsync()).Name);
        }

        return names;
    }

    /// <summary>What health answers for a service.</summary>
    public async Task<HealthCheckResponse.Types.ServingStatus> HealthAsync(string service)
    {
        var answer = await new Health.HealthClient(_channel).CheckAsync(
            new HealthCheckRequest { Service = service }, new CallOptions(cancellationToken: Patience()));
        return answer.Status;
    }

    /// <summary>Stops the parser, as a signal does.</summary>
    public Task StopAsync() => _host.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _host.StopAsync(CancellationToken.None);
        await _host.DisposeAsync();
    }

    private sealed class Listener(Func<V1.FlightReported, CancellationToken, Task> consume) : IServiceModule
    {
        public string Name => "listener";

        public LogSignal Log { get; } = new();

        public Channel<V1.FlightReported> Published { get; } = Channel.CreateUnbounded<V1.FlightReported>();

        public void AddServices(ModuleServices services)
        {
            services.Services.AddSingleton(this);
            services.Services.AddSingleton<ILoggerProvider>(Log);
            services.Services.PostConfigure<LoggerFilterOptions>(filter => filter.Rules.Add(
                new LoggerFilterRule(typeof(ConsoleLoggerProvider).FullName, categoryName: null, LogLevel.None, filter: null)));
        }

        public void AddConsumers(ConsumerRegistry consumers) => consumers.Add<Consumer>("listener.flight-reported");

        public void MapGrpc(IEndpointRouteBuilder endpoints)
        {
        }

        public async Task ConsumeAsync(V1.FlightReported message, CancellationToken cancellationToken)
        {
            await consume(message, cancellationToken);
            await Published.Writer.WriteAsync(message, cancellationToken);
        }
    }

    private sealed class Consumer(Listener listener) : IConsumer<V1.FlightReported>
    {
        public Task Consume(ConsumeContext<V1.FlightReported> context) => listener.ConsumeAsync(context.Message, context.CancellationToken);
    }
}
