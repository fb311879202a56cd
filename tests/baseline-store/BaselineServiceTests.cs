using Flights.Domain.Flights;
using Flights.Platform;
using Flights.Platform.Bus;
using Flights.Platform.Hosting;
using Flights.Platform.Wire;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static Flights.BaselineStore.Tests.FlightFacts;

namespace Flights.BaselineStore.Tests;

/// <summary>The service from outside: messages in, gRPC out.</summary>
public sealed class BaselineServiceTests : IAsyncLifetime
{
    private const string Smoke = "labs/default/branches/smoke";

    private const StatusCode NotFound = StatusCode.NotFound;

    private const StatusCode Invalid = StatusCode.InvalidArgument;

    private static readonly string OtherToken = PageTokens.Write("branches labs/a", "a", "b");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-service-");
    private readonly ListenerModule _listener = new();
    private WebApplication _app = null!;
    private GrpcChannel _channel = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private V1.BaselineService.BaselineServiceClient Client => new(_channel);

    private IMessagePublisher Bus => _app.Services.GetRequiredService<IMessagePublisher>();

    public async ValueTask InitializeAsync() => await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Start_FlightsThatAreNotDone_AnnouncesThemAgain()
    {
        await ReportAsync(10);
        await ReportAsync(11);
        var done = new V1.Classification { Flight = "labs/default/flights/10", HistoryVersion = 1, RulesVersion = 1 };
        await Bus.PublishAsync(new V1.FlightClassified { Classification = done }, Cancelled);
        await Bus.PublishAsync(new V1.FlightApplied { Flight = done.Flight, HistoryVersion = 1 }, Cancelled);
        var first = await _listener.Announced.ReadAsync(Cancelled);
        var second = await _listener.Announced.ReadAsync(Cancelled);

        await StopAsync();
        await StartAsync();
        var again = await _listener.Announced.ReadAsync(Cancelled);

        Assert.Equal([V1.RecordingCause.Facts, V1.RecordingCause.Facts], [first.Cause, second.Cause]);
        Assert.Equal(new V1.FlightRecorded { Flight = second.Flight, HistoryVersion = 2, Cause = V1.RecordingCause.Repeated }, again);
    }

    [Fact]
    public async Task Pipeline_ReportedClassifiedApplied_IsSeenInProgressAndRecord()
    {
        await ReportAsync(10);
        var name = "labs/default/flights/10";
        var classification = new V1.Classification { Flight = name, HistoryVersion = 1, RulesVersion = 1 };
        await Bus.PublishAsync(new V1.FlightClassified { Classification = classification }, Cancelled);
        await Bus.PublishAsync(new V1.FlightApplied { Flight = name, HistoryVersion = 1 }, Cancelled);

        var progress = await Client.GetProgressAsync(
            new V1.GetProgressRequest
            {
                Reports = { new V1.ReportRef { Flight = name, Digest = Digest("10") } },
                MinDoneCount = 1,
                WaitTime = Duration.FromTimeSpan(TimeSpan.FromSeconds(30)),
            },
            cancellationToken: Cancelled);
        var record = await Client.GetFlightAsync(new V1.GetFlightRequest { Name = name }, cancellationToken: Cancelled);

        Assert.Equal(1, progress.DoneCount);
        Assert.Equal(classification, record.Flight.Classification);
        Assert.Equal(1, record.Flight.FactVersionCount);
    }

    [Fact]
    public async Task ListFlights_PageByPage_GivesEachOnce()
    {
        for (var number = 1; number <= 5; number++)
        {
            await ReportAsync(number);
        }

        var names = new List<string>();
        var request = new V1.ListFlightsRequest { Parent = Smoke, PageSize = 2 };
        do
        {
            var page = await Client.ListFlightsAsync(request, cancellationToken: Cancelled);
            names.AddRange(page.Flights.Select(each => each.Name[^1..]));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(["5", "4", "3", "2", "1"], names);
    }

    [Fact]
    public async Task QueryEvidence_Recorded_GivesFactsAndSteps()
    {
        await ReportAsync(10, "old");
        await ReportAsync(11, row: true);

        var evidence = await Client.QueryEvidenceAsync(
            new V1.QueryEvidenceRequest { Flight = "labs/default/flights/11" }, cancellationToken: Cancelled);

        Assert.Equal(2, evidence.HistoryVersion);
        Assert.Equal("labs/default/flights/11", evidence.Flight.Name);
        Assert.Equal("labs/default/flights/10", Assert.Single(Assert.Single(evidence.Steps).Candidates).Flight);
    }

    [Fact]
    public async Task QueryEvidence_WithoutSteps_GivesTheJobsOfACompleteFlightAlone()
    {
        await SubmitAsync(10, StepStatus.Fail, "new");
        var request = new V1.QueryEvidenceRequest { Flight = "labs/default/flights/10" };

        var whole = await Client.QueryEvidenceAsync(request, cancellationToken: Cancelled);
        request.WithoutSteps = true;
        var without = await Client.QueryEvidenceAsync(request, cancellationToken: Cancelled);

        Assert.Single(Assert.Single(whole.Flight.Complete.Jobs).Steps);
        whole.Flight.Complete.Jobs[0].Steps.Clear();
        Assert.Equal(whole, without);
    }

    [Fact]
    public async Task ExamineFlight_Submitted_GivesWhatFailedAndWhatBecameOfItElsewhere()
    {
        await SubmitAsync(10, StepStatus.Pass, "old");
        await SubmitAsync(11, StepStatus.Fail, "new");

        var examined = await Client.ExamineFlightAsync(
            new V1.ExamineFlightRequest { Flight = "labs/default/flights/11", Scope = Scope() }, cancellationToken: Cancelled);
        var ages = await Client.QueryPushAgeAsync(new V1.QueryPushAgeRequest { Scope = Scope() }, cancellationToken: Cancelled);

        Assert.Equal(2, examined.HistoryVersion);
        var evidence = Assert.Single(Assert.Single(examined.Flight.Jobs).FailedSteps).Evidence;
        Assert.True(evidence is { EverPassed: true, HistoryComplete: true });
        Assert.Equal("labs/default/flights/10", Assert.Single(evidence.Candidates).Flight);
        Assert.Equal(2, ages.HistoryVersion);
        Assert.Equal("labs/default/flights/10", ages.Ages.Basis.Flight);
        Assert.Equal("labs/default/flights/11", ages.Ages.FirstTip.Flight);
    }

    [Fact]
    public async Task ExamineFlight_OnlyMailed_IsRefused()
    {
        await ReportAsync(10);

        var error = await Assert.ThrowsAsync<RpcException>(() => Client.ExamineFlightAsync(
            new V1.ExamineFlightRequest { Flight = "labs/default/flights/10", Scope = Scope() }).ResponseAsync);

        Assert.Equal(StatusCode.FailedPrecondition, error.StatusCode);
        Assert.Equal("NOT_COMPLETE", error.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason);
    }

    [Fact]
    public async Task ListFlights_Submitted_LeavesCompleteFactsToGetFlight()
    {
        await SubmitAsync(10, StepStatus.Pass, "old");

        var list = await Client.ListFlightsAsync(new V1.ListFlightsRequest { Parent = Smoke }, cancellationToken: Cancelled);
        var single = await Client.GetFlightAsync(new V1.GetFlightRequest { Name = "labs/default/flights/10" }, cancellationToken: Cancelled);

        Assert.Null(Assert.Single(list.Flights).Flight.Complete);
        Assert.Single(single.Flight.Flight.Complete.Jobs);
    }

    [Fact]
    public async Task Bisection_Reported_IsFoundListedAndInProgress()
    {
        var bisection = BisectionFacts.Bisection("one");
        var name = ResourceNames.Bisection(bisection);
        await Bus.PublishAsync(new V1.BisectionReported { Bisection = bisection.ToWire() }, Cancelled);
        await Bus.PublishAsync(new V1.BisectionReported { Bisection = bisection.ToWire() }, Cancelled);

        // The bus inside a process answers after the store's commit: nobody waits for anything here.
        var found = (await Client.GetBisectionAsync(new V1.GetBisectionRequest { Name = name }, cancellationToken: Cancelled)).Bisection;
        var list = await Client.ListBisectionsAsync(new V1.ListBisectionsRequest { Parent = Smoke }, cancellationToken: Cancelled);
        var progress = await Client.GetProgressAsync(
            new V1.GetProgressRequest { Bisections = { Smoke + "/bisections/00", name } }, cancellationToken: Cancelled);

        Assert.Equal((name, bisection), (found.Name, found.Bisection.ToDomain()));
        Assert.Equal([found], list.Bisections);
        Assert.Equal("", list.NextPageToken);
        Assert.Equal([false, true], progress.Bisections.Select(each => each.Recorded));
        Assert.Equal(1, progress.DoneCount);
        Assert.False(_listener.Announced.TryRead(out _));
    }

    [Fact]
    public async Task Bisection_Recorded_IsThereAfterARestart()
    {
        var bisection = BisectionFacts.Bisection("one");
        await Bus.PublishAsync(new V1.BisectionReported { Bisection = bisection.ToWire() }, Cancelled);

        await StopAsync();
        await StartAsync();

        var name = ResourceNames.Bisection(bisection);
        var found = await Client.GetBisectionAsync(new V1.GetBisectionRequest { Name = name }, cancellationToken: Cancelled);
        Assert.Equal(bisection, found.Bisection.Bisection.ToDomain());
    }

    [Fact]
    public async Task ListBisections_OfAStepPageByPage_GivesEachOnce()
    {
        for (var day = 1; day <= 5; day++)
        {
            await Bus.PublishAsync(new V1.BisectionReported { Bisection = BisectionFacts.Bisection($"t{day}", day).ToWire() }, Cancelled);
        }

        var other = BisectionFacts.Bisection("other", 3, new StepKey("test-a", "reboot"));
        await Bus.PublishAsync(new V1.BisectionReported { Bisection = other.ToWire() }, Cancelled);
        var texts = new List<string>();
        var request = new V1.ListBisectionsRequest { Parent = Smoke, JobId = "test-a", TestId = "boot", PageSize = 2 };
        do
        {
            var page = await Client.ListBisectionsAsync(request, cancellationToken: Cancelled);
            texts.AddRange(page.Bisections.Select(each => each.Bisection.Findings[0].Log));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(["t5", "t4", "t3", "t2", "t1"], texts);
    }

    public static TheoryData<string, Func<V1.BaselineService.BaselineServiceClient, Task>, StatusCode> Refused => new()
    {
        { "no such flight",       client => client.GetFlightAsync(new() { Name = "labs/default/flights/9" }).ResponseAsync, NotFound },
        { "no flight's name",     client => client.GetFlightAsync(new() { Name = "flights/9" }).ResponseAsync, Invalid },
        { "no such branch",       client => client.ListFlightsAsync(new() { Parent = "labs/x/branches/y" }).ResponseAsync, NotFound },
        { "conflicts of no such branch", client => client.ListConflictsAsync(new() { Parent = "labs/x/branches/y" }).ResponseAsync, NotFound },
        { "page size",            client => client.ListFlightsAsync(new() { Parent = Smoke, PageSize = -1 }).ResponseAsync, Invalid },
        { "page token",           client => client.ListFlightsAsync(new() { Parent = Smoke, PageToken = "x!" }).ResponseAsync, Invalid },
        { "another list's token", client => client.ListBranchesAsync(
                                      new() { Parent = "labs/-", PageToken = OtherToken }).ResponseAsync, Invalid },
        { "evidence",             client => client.QueryEvidenceAsync(
                                      new() { Flight = "labs/default/flights/9" }).ResponseAsync, NotFound },
        { "horizon",              client => client.QueryEvidenceAsync(
                                      new() { Flight = "labs/default/flights/9", Horizon = (V1.Horizon)77 }).ResponseAsync, Invalid },
        { "no baseline",          client => client.GetBaselineAsync(new() { Branch = Smoke }).ResponseAsync, NotFound },
        { "no step",              client => client.GetStepHistoryAsync(new() { Branch = Smoke }).ResponseAsync, Invalid },
        { "examined flight",      client => client.ExamineFlightAsync(
                                      new() { Flight = "labs/default/flights/9", Scope = Scope() }).ResponseAsync, NotFound },
        { "scope",                client => client.ExamineFlightAsync(new() { Flight = "labs/default/flights/9" }).ResponseAsync, Invalid },
        { "flight elsewhere",     client => client.ExamineFlightAsync(
                                      new() { Flight = "labs/x/flights/9", Scope = Scope() }).ResponseAsync, Invalid },
        { "push age's scope",     client => client.QueryPushAgeAsync(new()).ResponseAsync, Invalid },
        { "baseline elsewhere",   client => client.GetBaselineAsync(
                                      new() { Branch = Smoke, BelowFlight = "labs/x/flights/9" }).ResponseAsync, Invalid },
        { "no such bisection",    client => client.GetBisectionAsync(new() { Name = Smoke + "/bisections/00" }).ResponseAsync, NotFound },
        { "no bisection's name",  client => client.GetBisectionAsync(new() { Name = Smoke }).ResponseAsync, Invalid },
        { "bisections' branch",   client => client.ListBisectionsAsync(new() { Parent = "smoke" }).ResponseAsync, Invalid },
        { "bisections' token",    client => client.ListBisectionsAsync(
                                      new() { Parent = Smoke, PageToken = OtherToken }).ResponseAsync, Invalid },
        { "bisection in progress", client => client.GetProgressAsync(new() { Bisections = { "smoke" } }).ResponseAsync, Invalid },
        { "negative wait time",   client => client.GetProgressAsync(
                                      new() { WaitTime = new Duration { Seconds = -1 } }).ResponseAsync, Invalid },
        { "wait time of no end",  client => client.GetProgressAsync(
                                      new() { WaitTime = new Duration { Seconds = long.MaxValue } }).ResponseAsync, Invalid },
        { "too many nanoseconds", client => client.GetProgressAsync(
                                      new() { WaitTime = new Duration { Nanos = int.MaxValue } }).ResponseAsync, Invalid },
        { "too many done",        client => client.GetProgressAsync(new() { MinDoneCount = 1 }).ResponseAsync, Invalid },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Request_Wrong_IsRefused(string name, Func<V1.BaselineService.BaselineServiceClient, Task> call, StatusCode expected)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => call(Client));

        Assert.True(error.StatusCode == expected, $"{name}: {error.Status}");
    }

    private async Task StartAsync()
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
            new BaselineStoreModule(),
            _listener);
        await _app.StartAsync(Cancelled);
        _channel = GrpcChannel.ForAddress(ServiceHost.AddressOf(_app));
    }

    private async Task StopAsync()
    {
        _channel.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static V1.HistoryScope Scope() => new()
    {
        Branch = Smoke,
        Blessings = { "real" },
        Targeted = { new V1.TreeRevision { Tree = "xen", Revision = "new" } },
        Baseline = new V1.Versions { Trees = { new V1.TreeRevision { Tree = "xen", Revision = "old" } } },
        ReportTime = new Timestamp(),
    };

    private Task SubmitAsync(long number, StepStatus status, string revision)
    {
        var step = new CompleteStep { Number = 1, TestId = "boot", Status = status };
        var job = new CompleteJob
        {
            Name = "build-a",
            Status = status,
            Steps = [step],
            Runvars = [new Runvar("built_revision_xen", revision, true), new Runvar("revision_xen", revision)],
        };
        var flight = Flight(number);
        var complete = new CompleteFlight
        {
            Lab = flight.Lab,
            Number = flight.Number,
            Branch = flight.Branch,
            Blessing = Blessing.Real,
            IntendedBlessing = Blessing.Real,
            Jobs = [job],
        };
        return Bus.PublishAsync(new V1.FlightReported { Flight = (flight with { Complete = complete }).ToWire() }, Cancelled);
    }

    private Task ReportAsync(long number, string targeted = "new", bool row = false)
    {
        var flight = Flight(number, targeted).With("test-a", row ? "fail" : "pass");
        return Bus.PublishAsync(new V1.FlightReported { Flight = (row ? flight.WithRow() : flight).ToWire() }, Cancelled);
    }
}
