using System.Net;
using Flights.EndToEnd.Tests.Telemetry.Otlp;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Flights.EndToEnd.Tests.Telemetry;

/// <summary>Receives telemetry by OTLP over gRPC, as a collector does, and keeps it.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WebApplication _server;
    private readonly ReceivedTelemetry _received;

    private OtlpReceiver(WebApplication server, ReceivedTelemetry received)
    {
        _server = server;
        _received = received;
    }

    /// <summary>What makes a process send what it has here, and soon.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _server.Urls.Single(),
        ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
    };

    /// <summary>Listens on a free port of loopback.</summary>
    public static async Task<OtlpReceiver> StartAsync(CancellationToken cancellationToken)
    {
        var received = new ReceivedTelemetry();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(received);
        builder.Services.AddRouting();
        builder.Services.AddGrpc();
        var server = builder.Build();
        server.UseRouting();
        server.MapGrpcService<Traces>();
        server.MapGrpcService<Logs>();
        server.MapGrpcService<Metrics>();
        await server.StartAsync(cancellationToken);
        return new OtlpReceiver(server, received);
    }

    /// <summary>Waits until enough was received, but not for ever: who looks at what there is then sees what is missing.</summary>
    public async Task<TelemetrySnapshot> WaitUntilAsync(Func<TelemetrySnapshot, bool> isEnough, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            var next = _received.Next;
            var snapshot = _received.Snapshot();
            if (isEnough(snapshot) || patience.IsCancellationRequested)
            {
                cancellationToken.ThrowIfCancellationRequested();
                return snapshot;
            }

            await Task.WhenAny(next, Task.Delay(Timeout.Infinite, patience.Token));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(CancellationToken.None);
        await _server.DisposeAsync();
    }

    private sealed class Traces(ReceivedTelemetry received) : TraceService.TraceServiceBase
    {
        public override Task<ExportTraceServiceResponse> Export(ExportTraceServiceRequest request, ServerCallContext context)
        {
            received.Add(request);
            return Task.FromResult(new ExportTraceServiceResponse());
        }
    }

    private sealed class Logs(ReceivedTelemetry received) : LogsService.LogsServiceBase
    {
        public override Task<ExportLogsServiceResponse> Export(ExportLogsServiceRequest request, ServerCallContext context)
        {
            received.Add(request);
            return Task.FromResult(new ExportLogsServiceResponse());
        }
    }

    private sealed class Metrics(ReceivedTelemetry received) : MetricsService.MetricsServiceBase
    {
        public override Task<ExportMetricsServiceResponse> Export(ExportMetricsServiceRequest request, ServerCallContext context)
        {
            received.Add(request);
            return Task.FromResult(new ExportMetricsServiceResponse());
        }
    }
}
