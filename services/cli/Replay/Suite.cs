using System.Data.Common;
using Flights.Cli.Submit;
using Flights.Embedded;
using Flights.Platform;
using Flights.Platform.Hosting;
using Flights.Platform.Options;
using Flights.Platform.Security;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flights.Cli.Replay;

/// <summary>The services that a command uses: running ones, or an embedded suite of its own.</summary>
internal sealed class Suite : IAsyncDisposable
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _clock;
    private readonly GrpcChannel[] _channels;
    private readonly WebApplication? _embedded;
    private readonly DirectoryInfo? _temporary;

    private Suite(SuiteAddresses addresses, PeerOptions access, TimeProvider clock, WebApplication? embedded, DirectoryInfo? temporary)
    {
        _clock = clock;
        _embedded = embedded;
        _temporary = temporary;
        var services = new PeerConnections(access, NullLoggerFactory.Instance);
        _channels =
        [
            services.OpenChannel(addresses.Parser),
            services.OpenChannel(addresses.BaselineStore),
            services.OpenChannel(addresses.Classifier),
            services.OpenChannel(addresses.Notifier),
        ];
        Parser = new V1.ParserService.ParserServiceClient(_channels[0]);
        BaselineStore = new V1.BaselineService.BaselineServiceClient(_channels[1]);
        Classifier = new V1.ClassifierService.ClassifierServiceClient(_channels[2]);
        Notifier = new V1.NotifierService.NotifierServiceClient(_channels[3]);
        Subscriptions = new V1.SubscriptionService.SubscriptionServiceClient(_channels[3]);
    }

    /// <summary>The parser's stub.</summary>
    public V1.ParserService.ParserServiceClient Parser { get; }

    /// <summary>The baseline store's stub.</summary>
    public V1.BaselineService.BaselineServiceClient BaselineStore { get; }

    /// <summary>The classifier's stub.</summary>
    public V1.ClassifierService.ClassifierServiceClient Classifier { get; }

    /// <summary>The notifier's stub.</summary>
    public V1.NotifierService.NotifierServiceClient Notifier { get; }

    /// <summary>The stub of the notifier's subscriptions.</summary>
    public V1.SubscriptionService.SubscriptionServiceClient Subscriptions { get; }

    /// <summary>Starts an embedded suite, or uses the services that the options name.</summary>
    /// <exception cref="OptionsException">A variable of the environment is wrong.</exception>
    /// <exception cref="ReplayFailedException">The databases cannot be opened.</exception>
    public static Task<Suite> StartAsync(ReplayOptions options, CancellationToken cancellationToken) =>
        StartAsync(options.Data, options.Connect, options.Clock, cancellationToken);

    /// <summary>Starts an embedded suite, or uses running services.</summary>
    /// <param name="folder">The folder of the embedded suite's databases, or null for a temporary one.</param>
    /// <param name="connect">The running services to use, or null for an embedded suite.</param>
    /// <param name="clock">The clock of deadlines.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="OptionsException">A variable of the environment is wrong.</exception>
    /// <exception cref="ReplayFailedException">The databases cannot be opened.</exception>
    public static async Task<Suite> StartAsync(
        DirectoryInfo? folder, SuiteAddresses? connect, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (connect is not null)
        {
            return new Suite(connect, EnvironmentOptions.Read<PeerOptions>(), clock, null, null);
        }

        var temporary = folder is null ? Directory.CreateTempSubdirectory("flights-") : null;
        var data = (folder ?? temporary)!;
        try
        {
            data.Create();
            var embedded = await StartEmbeddedAsync(data, cancellationToken);
            return new Suite(SuiteAddresses.Of(ServiceHost.AddressOf(embedded)), new PeerOptions(), clock, embedded, temporary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DbException)
        {
            throw new ReplayFailedException(ExitCode.CannotCreate, $"the databases cannot be kept in '{data}': {error.Message}");
        }
    }

    private static async Task<WebApplication> StartEmbeddedAsync(DirectoryInfo data, CancellationToken cancellationToken)
    {
        var settings = new HostSettings
        {
            LogLevel = LogLevel.Warning,
            StopsOnSignals = false,
            Overrides = new Dictionary<string, string>
            {
                ["FLIGHTS_DATA"] = data.FullName,
                ["FLIGHTS_LISTEN"] = "http://127.0.0.1:0",
                ["FLIGHTS_BUS"] = "in-memory",
                ["FLIGHTS_DATABASE"] = "sqlite",
                // A replay shows its inputs and nothing else, whatever database or mailbox the environment names.
                ["FLIGHTS_PARSER_IMAP_URI"] = "",
                // It serves this command alone.
                ["FLIGHTS_AUTH_KEY_FILE"] = "",
                ["FLIGHTS_AUTH_AUTHORITY"] = "",
                ["FLIGHTS_TLS_CERTIFICATE_FILE"] = "",
                ["FLIGHTS_TLS_KEY_FILE"] = "",
                ["FLIGHTS_TLS_CLIENT_CA_FILE"] = "",
            },
        };
        var embedded = EmbeddedSuite.Build(settings);
        await embedded.StartAsync(cancellationToken);
        return embedded;
    }

    /// <summary>Makes a call that takes a fact. While the service has no room for it, it is made again when the service says, for a
    /// minute.</summary>
    public Task<T> SubmitAsync<T>(Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancellationToken) =>
        new AdvisedCalls(Patience, _clock).MakeAsync(() => call(CallOptions(cancellationToken)).ResponseAsync, cancellationToken);

    /// <summary>The options of a call: its deadline lies behind the time that the service itself may wait.</summary>
    public CallOptions CallOptions(CancellationToken cancellationToken, TimeSpan serverWait = default) =>
        new(deadline: _clock.GetUtcNow().UtcDateTime + CallTimeout + serverWait, cancellationToken: cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels)
        {
            channel.Dispose();
        }

        if (_embedded is not null)
        {
            await _embedded.StopAsync();
            await _embedded.DisposeAsync();
        }

        _temporary?.Delete(recursive: true);
    }
}
