using System.Net;
using Flights.Platform.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;

namespace Flights.Platform.Hosting;

/// <summary>Binds the server and bounds it.</summary>
internal static class KestrelSetup
{
    public static void Configure(KestrelServerOptions kestrel, ListenOptions options, MonitoringOptions monitoring, WebOptions web)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = options.MaxConnections;

        // A caller that is gone without a word would keep its connection, and its streams, for ever.
        kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromMinutes(1);
        kestrel.Limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(30);
        kestrel.Limits.Http2.MaxStreamsPerConnection = options.MaxStreams;
        // gRPC bounds each message; a stream of them has no bound.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Listen(HostOf(options.Listen), options.Listen.Port, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http2;
            UseTls(endpoint);
        });
        if (monitoring.HttpListen is { } http)
        {
            kestrel.Listen(HostOf(http), http.Port, endpoint =>
            {
                endpoint.Protocols = HttpProtocols.Http1;
                OperatorConnection.MarkAll(endpoint);
            });
        }

        if (web.JsonListen is { } json)
        {
            kestrel.Listen(HostOf(json), json.Port, endpoint =>
            {
                endpoint.Protocols = HttpProtocols.Http1AndHttp2;
                UseTls(endpoint);
                WebConnection.MarkAll(endpoint);
            });
        }
    }

    private static void UseTls(Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions endpoint)
    {
        if (endpoint.ApplicationServices.GetService<ServerTls>() is { } tls)
        {
            var withHttp1 = endpoint.Protocols.HasFlag(HttpProtocols.Http1);
            endpoint.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(tls.ForConnection(withHttp1)) });
        }
        else if (endpoint.Protocols == HttpProtocols.Http1AndHttp2)
        {
            // Which of the two is spoken is agreed on in the handshake of TLS.
            endpoint.Protocols = HttpProtocols.Http1;
        }
    }

    private static IPAddress HostOf(Uri address) => IPAddress.TryParse(address.DnsSafeHost, out var host) ? host : IPAddress.Loopback;
}
