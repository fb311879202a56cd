using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Flights.Benchmarks.Tracing;

/// <summary>Takes telemetry by OTLP over HTTP, counts its bytes and drops it: a collector that costs as little as one can.</summary>
internal sealed class SpanSink : IAsyncDisposable
{
    private const string TracesPath = "/v1/traces";

    private readonly WebApplication _server;
    private long _byteCount;

    private SpanSink()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(TakeAsync);
    }

    /// <summary>Where it listens.</summary>
    public string Address => _server.Urls.Single();

    /// <summary>How many bytes of spans it has taken.</summary>
    public long ByteCount => Interlocked.Read(ref _byteCount);

    /// <summary>Starts one on a free port of loopback.</summary>
    public static async Task<SpanSink> StartAsync()
    {
        var sink = new SpanSink();
        await sink._server.StartAsync();
        return sink;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        await _server.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        var buffer = new byte[64 * 1024];
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is > 0 and var count)
        {
            Interlocked.Add(ref _byteCount, context.Request.Path == TracesPath ? count : 0);
        }
    }
}
