using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Flights.Platform.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flights.Platform.Tests.Telemetry;

public sealed class ExportTests
{
    [Fact]
    public async Task Host_WithACollector_SendsItTracesMetricsAndLogsUnderItsName()
    {
        var received = new ConcurrentDictionary<string, string>();
        await using var collector = await StartCollectorAsync(received);
        var endpoint = collector.Urls.First();
        var settings = TestHost.Settings(
            ("FLIGHTS_BUS", "in-memory"), ("FLIGHTS_LOG_LEVEL", "information"), ("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));

        await using (await TestHost.StartAsync(settings, new TestModule("parser")))
        {
            using var span = FlightsTelemetry.Parser.StartActivity(FlightsTelemetry.Spans.Parse);
            FlightsTelemetry.Metrics.ReportsParsed.Add(1);
        }

        Assert.Contains(FlightsTelemetry.Spans.Parse, received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("flights.reports.parsed", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("Bus started", received["/v1/logs"], StringComparison.Ordinal);
        Assert.All(received.Values, body => Assert.Contains("service.name", body, StringComparison.Ordinal));
        Assert.All(received.Values, body => Assert.Contains("parser", body, StringComparison.Ordinal));
    }

    // Protobuf keeps texts as they are, so that the bodies can be searched as Latin-1.
    private static async Task<WebApplication> StartCollectorAsync(ConcurrentDictionary<string, string> received)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddLogging(logging => logging.ClearProviders());
        var collector = builder.Build();
        collector.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            received.AddOrUpdate(context.Request.Path.Value ?? "", body, (_, before) => before + body);
        });
        await collector.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }
}
