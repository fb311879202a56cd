using System.Net;
using Flights.Platform.Telemetry;
using Flights.Platform.Tests.Security;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Flights.Platform.Tests.Hosting;

public sealed class OperatorPagesTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>A question, and its answer by HTTP and by gRPC where something that the calls lean on is away, and where something beside
    /// them is.</summary>
    public static TheoryData<string, bool, HttpStatusCode, string> Answers => new()
    {
        { "live",    true,  HttpStatusCode.OK,                 "live\n" },
        { "started", true,  HttpStatusCode.OK,                 "started\n" },
        { "ready",   true,  HttpStatusCode.ServiceUnavailable, "not ready\nflights.v1.ParserService/leaned-on: It is away.\n" },
        { "live",    false, HttpStatusCode.OK,                 "live\n" },
        { "started", false, HttpStatusCode.OK,                 "started\n" },
        { "ready",   false, HttpStatusCode.OK,                 "ready\n" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Health_ByHttpAndGrpc_TellsThreeStatesApart(string question, bool isLeanedOn, HttpStatusCode status, string text)
    {
        await using var host = await StartAsync(services =>
        {
            if (isLeanedOn)
            {
                services.AddReadiness("flights.v1.ParserService/leaned-on", _ => new AwayCheck());
            }
            else
            {
                services.Services.AddSingleton<AwayCheck>();
                services.AddHealth<AwayCheck>("flights.v1.ParserService/beside");
            }
        });
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri(PagesOf(host), $"/health/{question}"), Cancelled);
        var told = await new Health.HealthClient(host.Channel).CheckAsync(
            new HealthCheckRequest { Service = question }, cancellationToken: Cancelled);

        Assert.Equal((status, text), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancelled)));
        Assert.Equal(status == HttpStatusCode.OK, told.Status == HealthCheckResponse.Types.ServingStatus.Serving);
    }

    [Fact]
    public async Task Metrics_ByHttp_HaveTheirNamesUnitsAndTags()
    {
        await using var host = await StartAsync(_ => { });
        using var http = new HttpClient();
        FlightsTelemetry.Metrics.ReportsRefused.Add(1, KeyValuePair.Create<string, object?>(FlightsTelemetry.Tags.Reason, "NOT_A_REPORT"));
        FlightsTelemetry.Metrics.PipelineLag.Record(0.2);
        FlightsTelemetry.Metrics.HistorySize.Record(4096, KeyValuePair.Create<string, object?>(FlightsTelemetry.Tags.Database, "notifier"));

        var page = await http.GetStringAsync(new Uri(PagesOf(host), "/metrics"), Cancelled);

        var lines = page.Split('\n');
        Assert.Contains("# TYPE flights_reports_refused_total counter", lines);
        Assert.Contains(lines, line => line.StartsWith("flights_reports_refused_total{", StringComparison.Ordinal) && line.Contains("reason=\"NOT_A_REPORT\""));
        Assert.Contains("# TYPE flights_pipeline_lag_seconds histogram", lines);
        Assert.Contains(lines, line => line.StartsWith("flights_pipeline_lag_seconds_bucket{", StringComparison.Ordinal) && line.Contains("le=\"0.25\""));
        Assert.Contains(lines, line => line.StartsWith("flights_history_size_bytes{", StringComparison.Ordinal) && line.Contains("database=\"notifier\""));
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/health/ready")]
    public async Task Page_WhereCallsAreServed_IsNotThere(string path)
    {
        await using var host = await StartAsync(_ => { });
        using var http = new HttpClient
        {
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        using var answer = await http.GetAsync(new Uri(ServedAt(host)[0], path), Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Call_WherePagesAreServed_IsNotThere()
    {
        await using var host = await StartAsync(_ => { });
        using var http = new HttpClient();

        using var answer = await http.PostAsync(new Uri(PagesOf(host), "/grpc.health.v1.Health/Check"), new ByteArrayContent([]), Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Pages_OfAHostThatAsksForTokens_NeedNone()
    {
        using var folder = new TempFolder();
        var keyFile = folder.Write("key", TestIssuer.Symmetric().KeyFile);
        await using var host = await AccessHost.StartAsync(keyFile, ("FLIGHTS_HTTP_LISTEN", "http://127.0.0.1:0"));
        using var http = new HttpClient();

        Assert.Equal("ready\n", await http.GetStringAsync(new Uri(PagesOf(host), "/health/ready"), Cancelled));
        Assert.NotEmpty(await http.GetStringAsync(new Uri(PagesOf(host), "/metrics"), Cancelled));
        Assert.Equal("Unauthenticated TOKEN_MISSING", await AccessHost.CallAsync(host.Channel, "/flights.v1.ParserService/SubmitReport", null));
    }

    [Fact]
    public async Task Host_WithoutTheOption_ServesCallsAlone()
    {
        await using var host = await TestHost.StartAsync(new TestModule());

        Assert.Single(ServedAt(host));
    }

    private static Task<TestHost> StartAsync(Action<ModuleServices> add) => TestHost.StartAsync(
        TestHost.Settings(("FLIGHTS_BUS", "in-memory"), ("FLIGHTS_HTTP_LISTEN", "http://127.0.0.1:0")), new TestModule { Services = add });

    private static Uri PagesOf(TestHost host) => ServedAt(host)[1];

    private static Uri[] ServedAt(TestHost host) =>
        [.. host.Part<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address))];

    private sealed class AwayCheck : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(HealthCheckResult.Unhealthy("It is away."));
    }
}
