using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Flights.Platform.Hosting;

/// <summary>Binds the server and bounds it.</summary>
internal static class KestrelSetup
{
    public static void Configure(KestrelServerOptions kestrel, ListenOptions options)
    {
        var address = IPAddress.TryParse(options.Listen.DnsSafeHost, out var host) ? host : IPAddress.Loopback;
        kestrel.AddServerHeader = false;
        kestrel.Limits.Http2.MaxStreamsPerConnection = options.MaxStreams;
        // gRPC bounds each message; a stream of them has no bound.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Listen(address, options.Listen.Port, endpoint => endpoint.Protocols = HttpProtocols.Http2);
    }
}
