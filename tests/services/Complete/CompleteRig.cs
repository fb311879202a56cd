using System.Threading.Channels;
using Flights.Domain.Flights;
using Flights.Embedded;
using Flights.Platform;
using Flights.Platform.Hosting;
using Flights.Platform.Wire;
using Google.Protobuf.WellKnownTypes;
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

    private CompleteRig(WebApplication host, Listener listener, DirectoryInfo data)
    {
        (_host, _listener, _data) = (host, listener, data);
        _channel = GrpcChannel.ForAddress(ServiceHost.AddressOf(host));
        Parser = new V1.ParserService.ParserServiceClient(_channel);
        Store = new V1.BaselineService.BaselineServiceClient(_channel);
        Classifier = new V1.ClassifierService.ClassifierServiceClient(_channel);
        Notifier = new V1.NotifierService.NotifierServiceClient(_channel);
    }

    public V1.ParserService.ParserServiceClient Parser { get; }

    public V1.BaselineService.BaselineServiceClient Store { get; }

    public V1.ClassifierService.ClassifierServiceClient Classifier { get; }

    public V1.NotifierService.NotifierServiceClient Notifier { get; }

    /// <summary>What the parser published.</summary>
    public ChannelReader<V1.FlightReported> Published => _listener.Published.Reader;

    public static async Task<CompleteRig> StartAsync(CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("flights-test-");
        var listener = new Listener();
        var settings = new HostSettings
        {
            UseEnvironment = false,
            StopsOnSignals = false,
            LogLevel = LogLevel.None,
            Overrides = new Dictionary<string, string>
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
        var progress = new V1.GetProgressRequest { WaitTime = Duration.FromTimeSpan(TimeSpan.FromSeconds(60)) };
        foreach (var request in requests)
        {
            var submitted = await Parser.SubmitFlightAsync(request, cancellationToken: cancellationToken);
            progress.Reports.Add(new V1.ReportRef { Flight = submitted.Name, Digest = submitted.Digest });
        }

        progress.MinDoneCount = requests.Length;
        var done = await Store.GetProgressAsync(progress, cancellationToken: cancellationToken);
        Assert.Equal(requests.Length, done.DoneCount);
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
            + (each.ResolvedBy is { } by ? $" by {by}" : "")));
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
        _channel.Dispose();
        await _host.StopAsync(CancellationToken.None);
        await _host.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private sealed class Listener : IServiceModule
    {
        public string Name => "listener";

        public Channel<V1.FlightReported> Published { get; } = Channel.CreateUnbounded<V1.FlightReported>();

        public void AddServices(ModuleServices services) => services.Services.AddSingleton(this);

        public void AddConsumers(ConsumerRegistry consumers) => consumers.Add<Consumer>("listener.reported");

        public void MapGrpc(IEndpointRouteBuilder endpoints)
        {
        }
    }

    private sealed class Consumer(Listener listener) : IConsumer<V1.FlightReported>
    {
        public Task Consume(ConsumeContext<V1.FlightReported> context) =>
            listener.Published.Writer.WriteAsync(context.Message, context.CancellationToken).AsTask();
    }
}
