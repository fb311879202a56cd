using Flights.Platform.Hosting;
using MassTransit.Logging;
using MassTransit.Monitoring;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Flights.Platform.Telemetry;

/// <summary>Logs to standard error; traces, metrics and logs by OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says so. The other
/// standard variables of OpenTelemetry count too.</summary>
internal static class TelemetrySetup
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // The client's own span lies between a caller's and that of its HTTP request: without it the trace would break there.
    private const string GrpcClientSource = "Grpc.Net.Client";

    public static void AddTelemetry(
        this WebApplicationBuilder builder,
        string service,
        ListenOptions options,
        MonitoringOptions monitoring,
        IReadOnlyDictionary<string, string> variables)
    {
        AddConsole(builder.Logging, options);
        builder.Configuration.AddInMemoryCollection(StandardOf(variables));
        var exports = !string.IsNullOrEmpty(builder.Configuration[Endpoint]);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service, serviceNamespace: "flights"))
            .WithTracing(tracing => tracing
                .AddSource([.. FlightsTelemetry.SourceNames])
                .AddSource(DiagnosticHeaders.DefaultListenerName, GrpcClientSource)
                .AddAspNetCoreInstrumentation(requests => requests.Filter = request => !OperatorConnection.Carries(request))
                .AddHttpClientInstrumentation())
            .WithMetrics(metrics => metrics
                .AddMeter(FlightsTelemetry.MeterName)
                .AddMeter(InstrumentationOptions.MeterName)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation());
        if (monitoring.HttpListen is not null)
        {
            telemetry.WithMetrics(metrics => metrics.AddPrometheusExporter());
        }

        if (exports)
        {
            telemetry
                .WithLogging(configureBuilder: null, logs => logs.IncludeFormattedMessage = true)
                .UseOtlpExporter();
        }
    }

    private static void AddConsole(ILoggingBuilder logging, ListenOptions options)
    {
        // Afterwards, because what modules add brings the default level of its own (AddLogging, by way of AddHttpClient).
        logging.Services.PostConfigure<LoggerFilterOptions>(filter => filter.MinLevel = options.LogLevel);
        if (options.LogLevel >= LogLevel.Information)
        {
            // One entry a request is too much; what fails is logged by the error interceptor.
            logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
            logging.AddFilter("Grpc", LogLevel.Warning);
            logging.AddFilter("System.Net.Http", LogLevel.Warning);
            // A bus that starts or stops is no news; whoever wants to know asks.
            logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Error);
        }

        if (options.LogFormat == LogFormat.Json)
        {
            // The trace and the span stand among the scopes.
            logging.Configure(factory => factory.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
            logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.IncludeScopes) = (true, true));
        }
        else
        {
            logging.AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
            logging.AddConsole(console => console.FormatterName = LineFormatter.FormatterName);
        }

        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    private static IEnumerable<KeyValuePair<string, string?>> StandardOf(IReadOnlyDictionary<string, string> variables) =>
        variables.Where(variable => variable.Key.StartsWith("OTEL_", StringComparison.Ordinal))
            .Select(variable => KeyValuePair.Create<string, string?>(variable.Key, variable.Value));
}
