using System.Threading.Channels;
using Flights.Classifier;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Platform;
using Flights.Platform.Bus;
using Flights.Platform.Hosting;
using Flights.Platform.Wire;
using Grpc.Core;
using Grpc.Net.Client;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flights.Services.Tests.Classifier;

/// <summary>The classifier as it is deployed, on loopback with an in-memory bus, beside a store that answers what the test says.</summary>
internal sealed class ClassifierRig : IAsyncDisposable
{
    public const string FlightName = "labs/default/flights/300";

    private readonly WebApplication _host;
    private readonly GrpcChannel _channel;
    private readonly FakeStore _store;

    private ClassifierRig(WebApplication host, FakeStore store)
    {
        _host = host;
        _store = store;
        _channel = GrpcChannel.ForAddress(ServiceHost.AddressOf(host));
        Client = new V1.ClassifierService.ClassifierServiceClient(_channel);
    }

    public V1.ClassifierService.ClassifierServiceClient Client { get; }

    /// <summary>What the store was asked.</summary>
    public ChannelReader<V1.QueryEvidenceRequest> Questions => _store.Questions.Reader;

    /// <summary>What the classifier published.</summary>
    public ChannelReader<V1.FlightClassified> Published => _store.Published.Reader;

    /// <summary>A flight with one row that regressed against flight 210.</summary>
    public static V1.QueryEvidenceResponse Regressed()
    {
        var step = new StepKey("test-amd64-amd64-xl", "guest-start");
        var flight = new Flight
        {
            Lab = LabName.Default,
            Number = new FlightNumber(300),
            Branch = new BranchName("xen-unstable"),
            Blessing = Blessing.Real,
            Digest = new string('0', 64),
            Report = Report.Empty,
            Failures =
            [
                new StepFailure
                {
                    Step = step,
                    Status = StepStatus.Fail,
                    Section = ReportSection.Blocking,
                    Summary = new Summary(SummaryKind.Regression, new FlightNumber(209)),
                },
            ],
        };
        var passed = new Candidate(new FlightNumber(210), Blessing.Real, CandidateRole.Baseline, Outcome.Of(StepStatus.Pass));
        var evidence = new StepEvidence(step, null, EverPassed: true, NotRefutingCount: 3, [passed]);
        return new V1.QueryEvidenceResponse
        {
            Flight = flight.ToWire(),
            Steps = { evidence.ToWire(LabName.Default) },
            HistoryVersion = 17,
        };
    }

    /// <summary>The same flight, complete: the failed step ran in it and nothing else.</summary>
    public static V1.QueryEvidenceResponse Complete(long version)
    {
        var answer = Regressed();
        answer.Steps.Clear();
        answer.Flight.StepFailures.Clear();
        answer.Flight.Targeted = new V1.Versions { Trees = { new V1.TreeRevision { Tree = "xen", Revision = "new" } } };
        answer.Flight.Baseline = new V1.Versions { Trees = { new V1.TreeRevision { Tree = "xen", Revision = "old" } } };
        answer.Flight.Complete = new V1.CompleteFlight
        {
            Name = FlightName,
            Branch = answer.Flight.Branch,
            Blessing = "real",
            IntendedBlessing = "real",
            Jobs = { new V1.CompleteJob { JobId = "test-amd64-amd64-xl", Status = V1.StepStatus.Fail } },
        };
        answer.HistoryVersion = version;
        return answer;
    }

    /// <summary>What a history tells of the flight: that its step passed in a flight of one of the two sides.</summary>
    public static V1.ExamineFlightResponse Examined(long version, CandidateRole role)
    {
        var step = new StepKey("test-amd64-amd64-xl", "guest-start");
        var passed = new Candidate(new FlightNumber(210), Blessing.Real, role, Outcome.Of(StepStatus.Pass));
        var baseline = new Candidate(new FlightNumber(209), Blessing.Real, CandidateRole.Baseline, Outcome.Of(StepStatus.Pass));
        var evidence = new StepEvidence(step, null, EverPassed: true, NotRefutingCount: 0, [baseline, passed]) { IsHistoryComplete = true };
        var job = new ExaminedJob(step.Job, StepStatus.Fail, [new ExaminedStep(4, StepStatus.Fail, evidence)], TimeSpan.FromMinutes(1));
        return new V1.ExamineFlightResponse
        {
            Flight = new ExaminedFlight(new FlightNumber(300), Blessing.Real, [job]).ToWire(LabName.Default),
            HistoryVersion = version,
        };
    }

    public static async Task<ClassifierRig> StartAsync(
        Func<V1.QueryEvidenceResponse> answer,
        CancellationToken cancellationToken,
        Func<V1.ExamineFlightRequest, V1.ExamineFlightResponse>? examine = null)
    {
        var store = new FakeStore(answer, examine);
        var settings = new HostSettings
        {
            UseEnvironment = false,
            StopsOnSignals = false,
            LogLevel = LogLevel.None,
            Overrides = new Dictionary<string, string>
            {
                ["FLIGHTS_LISTEN"] = "http://127.0.0.1:0",
                ["FLIGHTS_BUS_RETRY_PAUSE"] = "1ms",
            },
        };
        var host = ServiceHost.Build(settings, new ClassifierModule(), store);
        await host.StartAsync(cancellationToken);
        return new ClassifierRig(host, store);
    }

    public Task PublishAsync(V1.FlightRecorded recorded, CancellationToken cancellationToken) =>
        _host.Services.GetRequiredService<IMessagePublisher>().PublishAsync(recorded, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _host.StopAsync(CancellationToken.None);
        await _host.DisposeAsync();
    }

    private sealed class FakeStore(
        Func<V1.QueryEvidenceResponse> answer, Func<V1.ExamineFlightRequest, V1.ExamineFlightResponse>? examine) : IServiceModule
    {
        public string Name => "baseline-store";

        public Channel<V1.QueryEvidenceRequest> Questions { get; } = Channel.CreateUnbounded<V1.QueryEvidenceRequest>();

        public Channel<V1.FlightClassified> Published { get; } = Channel.CreateUnbounded<V1.FlightClassified>();

        public V1.QueryEvidenceResponse Answer(V1.QueryEvidenceRequest request)
        {
            Questions.Writer.TryWrite(request);
            return answer();
        }

        public V1.ExamineFlightResponse Examine(V1.ExamineFlightRequest request) =>
            examine is null ? throw new RpcException(new Status(StatusCode.Unimplemented, "It is not asked.")) : examine(request);

        public void AddServices(ModuleServices services) => services.Services.AddSingleton(this);

        public void AddConsumers(ConsumerRegistry consumers) => consumers.Add<FakeConsumer>("baseline-store.flight-classified");

        public void MapGrpc(IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<FakeGrpcService>();
    }

    private sealed class FakeGrpcService(FakeStore store) : V1.BaselineService.BaselineServiceBase
    {
        public override Task<V1.QueryEvidenceResponse> QueryEvidence(V1.QueryEvidenceRequest request, ServerCallContext context) =>
            Task.FromResult(store.Answer(request));

        public override Task<V1.ExamineFlightResponse> ExamineFlight(V1.ExamineFlightRequest request, ServerCallContext context) =>
            Task.FromResult(store.Examine(request));

        public override Task<V1.QueryPushAgeResponse> QueryPushAge(V1.QueryPushAgeRequest request, ServerCallContext context) =>
            Task.FromResult(new V1.QueryPushAgeResponse { HistoryVersion = 17 });
    }

    private sealed class FakeConsumer(FakeStore store) : IConsumer<V1.FlightClassified>
    {
        public Task Consume(ConsumeContext<V1.FlightClassified> context) =>
            store.Published.Writer.WriteAsync(context.Message, context.CancellationToken).AsTask();
    }
}
