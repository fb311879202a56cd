using System.Threading.Channels;
using Flights.Domain.Flights;
using Flights.Embedded;
using Flights.Platform;
using Flights.Platform.Bus;
using Flights.Platform.Hosting;
using Flights.Platform.Wire;
using Google.Protobuf.WellKnownTypes;
using Grpc.Health.V1;
using Grpc.Net.Client;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flights.Services.Tests.Complete;

/// <summary>All services as they are deployed, on loopback with SQLite and the in-memory bus, beside a consumer that keeps what is
/// reported.</summary>
internal sealed class CompleteRig : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly GrpcChannel _channel;
    private readonly DirectoryInfo _data;
    private readonly Listener _listener;
    private readonly List<V1.ReportRef> _submitted = [];
    private bool _isStopped;

    private CompleteRig(WebApplication host, Listener listener, DirectoryInfo data)
    {
        (_host, _listener, _data) = (host, listener, data);
        _channel = GrpcChannel.ForAddress(ServiceHost.AddressOf(host));
        Parser = new V1.ParserService.ParserServiceClient(_channel);
        Store = new V1.BaselineService.BaselineServiceClient(_channel);
        Classifier = new V1.ClassifierService.ClassifierServiceClient(_channel);
        Notifier = new V1.NotifierService.NotifierServiceClient(_channel);
        Subscriptions = new V1.SubscriptionService.SubscriptionServiceClient(_channel);
        Health = new Health.HealthClient(_channel);
    }

    public V1.ParserService.ParserServiceClient Parser { get; }

    public V1.BaselineService.BaselineServiceClient Store { get; }

    public V1.ClassifierService.ClassifierServiceClient Classifier { get; }

    public V1.NotifierService.NotifierServiceClient Notifier { get; }

    public V1.SubscriptionService.SubscriptionServiceClient Subscriptions { get; }

    public Health.HealthClient Health { get; }

    /// <summary>What the parser published.</summary>
    public ChannelReader<V1.FlightReported> Published => _listener.Published.Reader;

    /// <summary>What the classifier read of allow files.</summary>
    public ChannelReader<V1.AllowFilesRead> AllowFiles => _listener.AllowFiles.Reader;

    /// <summary>The errors that the services log.</summary>
    public ChannelReader<string> Logged => _listener.Logged.Reader;

    public static Task<CompleteRig> StartAsync(CancellationToken cancellationToken, params (string Name, string Value)[] options) =>
        StartAsync(Directory.CreateTempSubdirectory("flights-test-"), options, cancellationToken);

    /// <summary>Stops the services and starts them again on their databases, as another rig.</summary>
    public async Task<CompleteRig> RestartAsync(CancellationToken cancellationToken, params (string Name, string Value)[] options)
    {
        await StopAsync();
        var rig = await StartAsync(_data, options, cancellationToken);
        rig._submitted.AddRange(_submitted);
        return rig;
    }

    private static async Task<CompleteRig> StartAsync(
        DirectoryInfo data, (string Name, string Value)[] options, CancellationToken cancellationToken)
    {
        var listener = new Listener();
        var settings = new HostSettings
        {
            UseEnvironment = false,
            StopsOnSignals = false,
            LogLevel = LogLevel.Error,
            Overrides = new Dictionary<string, string>(options.Select(option => KeyValuePair.Create(option.Name, option.Value)))
            {
                ["FLIGHTS_LISTEN"] = "http://127.0.0.1:0",
                ["FLIGHTS_BUS"] = "in-memory",
                ["FLIGHTS_DATA"] = data.FullName,
            },
        };
        var host = ServiceHost.Build(settings, [.. EmbeddedSuite.Modules(), listener]);
        await host.StartAsync(cancellationToken);
        return new CompleteRig(host, listener, data);
    }

    /// <summary>Submits flights and waits until they are through the pipeline.</summary>
    public async Task SubmitAsync(CancellationToken cancellationToken, params V1.SubmitFlightRequest[] requests)
    {
        foreach (var request in requests)
        {
            var submitted = await Parser.SubmitFlightAsync(request, cancellationToken: cancellationToken);
            _submitted.Add(new V1.ReportRef { Flight = submitted.Name, Digest = submitted.Digest });
        }

        await WaitAsync(cancellationToken);
    }

    /// <summary>Publishes what somebody read of allow files, and waits until every flight was judged by it.</summary>
    public async Task PublishAsync(V1.AllowFilesRead read, CancellationToken cancellationToken)
    {
        await _host.Services.GetRequiredService<IMessagePublisher>().PublishAsync(read, cancellationToken);
        await WaitAsync(cancellationToken);
    }

    /// <summary>Waits until all that was submitted is through the pipeline.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var progress = new V1.GetProgressRequest
        {
            Reports = { _submitted },
            MinDoneCount = _submitted.Count,
            WaitTime = Duration.FromTimeSpan(TimeSpan.FromSeconds(60)),
        };
        var done = await Store.GetProgressAsync(progress, cancellationToken: cancellationToken);
        Assert.Equal(_submitted.Count, done.DoneCount);
    }

    /// <summary>Records that what a flight tested was pushed.</summary>
    public async Task RecordPushAsync(long flight, CancellationToken cancellationToken) => await Parser.RecordPushAsync(
        new V1.RecordPushRequest
        {
            Push = new V1.RecordedPush
            {
                Branch = "labs/default/branches/xen-unstable",
                Flight = ResourceNames.Flight(LabName.Default, new FlightNumber(flight)),
                PushTime = new Timestamp { Seconds = 1_772_500_000 },
            },
        },
        cancellationToken: cancellationToken);

    /// <summary>Records that a flight is excluded, or counts again.</summary>
    public async Task ExcludeAsync(long flight, bool undo, long second, CancellationToken cancellationToken) => await Parser.ExcludeFlightAsync(
        new V1.ExcludeFlightRequest
        {
            Exclusion = new V1.FlightExclusion
            {
                Flight = ResourceNames.Flight(LabName.Default, new FlightNumber(flight)),
                Withdrawn = undo,
                DecideTime = new Timestamp { Seconds = second },
                Reason = "its host was bad",
            },
        },
        cancellationToken: cancellationToken);

    /// <summary>The flights at which the branch's gate opened or shut, or its blockers changed.</summary>
    public async Task<IEnumerable<string>> GateFlightsAsync(CancellationToken cancellationToken)
    {
        var answer = await Notifier.ListGateHistoryAsync(
            new V1.ListGateHistoryRequest { Parent = "labs/default/branches/xen-unstable" }, cancellationToken: cancellationToken);
        return answer.Changes.Select(change => $"{change.Flight.Split('/')[^1]} {change.State}");
    }

    /// <summary>What is recorded of the flights of the branch, newest first.</summary>
    public async Task<string> TellFlightsAsync(CancellationToken cancellationToken)
    {
        var flights = await Store.ListFlightsAsync(
            new V1.ListFlightsRequest { Parent = "labs/default/branches/xen-unstable" }, cancellationToken: cancellationToken);
        return string.Join('\n', flights.Flights.Select(Tell));
    }

    /// <summary>The regressions of the branch, ordered by step.</summary>
    public async Task<string> TellRegressionsAsync(CancellationToken cancellationToken)
    {
        var answer = await Notifier.ListRegressionsAsync(
            new V1.ListRegressionsRequest { Parent = "labs/default/branches/xen-unstable" }, cancellationToken: cancellationToken);
        return string.Join('\n', answer.Regressions.Select(wire => wire.ToDomain()).OrderBy(each => each.Step, StepKey.Order).Select(each =>
            $"{each.Step}: {each.FirstBad} to {each.LastBad}, {each.FailureCount} failures, {each.State}"
            + (each.ResolvedBy is { } by ? $" by {by}" : "") + (each.Excused ? ", excused" : "")));
    }

    private static string Tell(V1.FlightRecord record)
    {
        var opinions = record.Classification.ToDomain().Opinions.Select(opinion =>
            $"{opinion.Step}{(opinion.SeenIn is { } flight ? $" in {flight}" : "")} {opinion.Effective.Summary} "
            + $"({opinion.Effective.Blocker}, {opinion.Section}, {opinion.Agreement})");
        return $"{record.Flight.Name.Split('/')[^1]} {record.Classification.Verdict}: {string.Join("; ", opinions)}";
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isStopped)
        {
            await StopAsync();
            _data.Delete(recursive: true);
        }
    }

    private async Task StopAsync()
    {
        _isStopped = true;
        _channel.Dispose();
        await _host.StopAsync(CancellationToken.None);
        await _host.DisposeAsync();
    }

    private sealed class Listener : IServiceModule
    {
        public string Name => "listener";

        public Channel<V1.FlightReported> Published { get; } = Channel.CreateUnbounded<V1.FlightReported>();

        public Channel<V1.AllowFilesRead> AllowFiles { get; } = Channel.CreateUnbounded<V1.AllowFilesRead>();

        public Channel<string> Logged { get; } = Channel.CreateUnbounded<string>();

        public void AddServices(ModuleServices services) =>
            services.Services.AddSingleton(this).AddSingleton<ILoggerProvider>(new LogChannel(Logged.Writer));

        public void AddConsumers(ConsumerRegistry consumers)
        {
            consumers.Add<Consumer>("listener.reported");
            consumers.Add<AllowConsumer>("listener.allow-files");
        }

        public void MapGrpc(IEndpointRouteBuilder endpoints)
        {
        }
    }

    private sealed class Consumer(Listener listener) : IConsumer<V1.FlightReported>
    {
        public Task Consume(ConsumeContext<V1.FlightReported> context) =>
            listener.Published.Writer.WriteAsync(context.Message, context.CancellationToken).AsTask();
    }

    private sealed class AllowConsumer(Listener listener) : IConsumer<V1.AllowFilesRead>
    {
        public Task Consume(ConsumeContext<V1.AllowFilesRead> context) =>
            listener.AllowFiles.Writer.WriteAsync(context.Message, context.CancellationToken).AsTask();
    }

    private sealed class LogChannel(ChannelWriter<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.TryWrite(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
