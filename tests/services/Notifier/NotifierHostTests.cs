using Flights.Domain.Flights;
using Flights.Domain.Tests.Regressions;
using Flights.Notifier;
using Flights.Platform;
using Flights.Platform.Bus;
using Flights.Platform.Hosting;
using Flights.Platform.Wire;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flights.Services.Tests.Notifier;

/// <summary>The whole service in a process of its own modules, over the bus and over gRPC.</summary>
public sealed class NotifierHostTests : IAsyncLifetime
{
    private static readonly Row Bad = Row.Regressed("test-amber-vm", "guest-start", 90);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-notifier-");
    private WebApplication _app = null!;
    private GrpcChannel _channel = null!;
    private V1.NotifierService.NotifierServiceClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = ServiceHost.Build(
            new HostSettings
            {
                UseEnvironment = false,
                StopsOnSignals = false,
                LogLevel = LogLevel.None,
                Overrides = new Dictionary<string, string>
                {
                    ["FLIGHTS_LISTEN"] = "http://127.0.0.1:0",
                    ["FLIGHTS_BUS"] = "in-memory",
                    ["FLIGHTS_DATA"] = _folder.FullName,
                },
            },
            new NotifierModule());
        await _app.StartAsync(Token);
        _channel = GrpcChannel.ForAddress(ServiceHost.AddressOf(_app));
        _client = new V1.NotifierService.NotifierServiceClient(_channel);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task FlightClassified_OnTheBus_IsServedOverGrpc()
    {
        await PublishAsync(new Run(100), new Run(101, Bad));

        var gate = await _client.GetGateAsync(new V1.GetGateRequest { Branch = LedgerRig.PlumBranch }, cancellationToken: Token);
        var changes = await _client.ListGateHistoryAsync(
            new V1.ListGateHistoryRequest { Parent = LedgerRig.PlumBranch }, cancellationToken: Token);
        var listed = await _client.ListRegressionsAsync(
            new V1.ListRegressionsRequest { Parent = LedgerRig.PlumBranch }, cancellationToken: Token);
        var got = await _client.GetRegressionAsync(
            new V1.GetRegressionRequest { Name = listed.Regressions.Single().Name }, cancellationToken: Token);

        Assert.Equal(V1.GateState.Shut, gate.Gate.State);
        Assert.Equal("labs/orchard/flights/101", gate.Gate.SinceFlight);
        Assert.Equal([V1.GateState.Open, V1.GateState.Shut], changes.Changes.Select(change => change.State));
        Assert.Equal(listed.Regressions[0], got.Regression);
    }

    [Fact]
    public async Task BisectionReported_OnTheBus_IsShownWithTheRegression()
    {
        await PublishAsync(new Run(101, Bad));
        var bisection = new Bisection
        {
            Lab = Run.Lab,
            Branch = Run.Branch,
            Step = new StepKey("test-amber-vm", "guest-start"),
            Findings = [new BisectionFinding("Found", new BisectionTree("plum", ""), "culprit", "good", "", "")],
            Results = [new BisectionResult(new FlightNumber(101), "fail", "", ["culprit"])],
            Digest = "00",
        };
        await _app.Services.GetRequiredService<IMessagePublisher>().PublishAsync(
            new V1.BisectionReported { Bisection = bisection.ToWire() }, Token);

        var listed = await _client.ListRegressionsAsync(
            new V1.ListRegressionsRequest { Parent = LedgerRig.PlumBranch }, cancellationToken: Token);

        Assert.Equal(ResourceNames.Bisection(bisection), listed.Regressions.Single().Culprits.Bisection);
    }

    [Fact]
    public async Task WatchEvents_WhileFlightsArrive_StreamsThemAndEndsWithTheProcess()
    {
        using var call = _client.WatchEvents(new V1.WatchEventsRequest(), cancellationToken: Token);
        await PublishAsync(new Run(100), new Run(101, Bad));

        var sequences = new List<long>();
        while (sequences.Count < 3 && await call.ResponseStream.MoveNext(Token))
        {
            sequences.Add(call.ResponseStream.Current.Event.Header()!.Sequence);
        }

        Assert.Equal([1L, 2L, 3L], sequences);
        var end = call.ResponseStream.MoveNext(Token);
        await _app.StopAsync(Token);
        Assert.False(await end);
    }

    [Fact]
    public async Task GetRegression_WithAWrongName_IsInvalid()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await _client.GetRegressionAsync(new V1.GetRegressionRequest { Name = "plum" }, cancellationToken: Token));

        Assert.Equal(StatusCode.InvalidArgument, failure.StatusCode);
    }

    private async Task PublishAsync(params Run[] runs)
    {
        var bus = _app.Services.GetRequiredService<IMessagePublisher>();
        foreach (var run in runs)
        {
            await bus.PublishAsync(LedgerRig.Message(run), Token);
        }
    }
}
