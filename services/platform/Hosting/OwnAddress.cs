using System.Net;
using System.Net.Sockets;
using Flights.Platform.Security;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;

namespace Flights.Platform.Hosting;

/// <summary>Where this process listens. A module that calls a module of the same process connects when the server is up, so that
/// a consumer that starts before the server waits instead of failing.</summary>
internal sealed class OwnAddress(IServer server, IHostApplicationLifetime lifetime, OwnToken token, ServerTls? tls = null)
{
    /// <summary>The address that the server is bound to, with loopback for «any address».</summary>
    /// <exception cref="InvalidOperationException">The server is not started.</exception>
    public static Uri Of(IServer server)
    {
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("The server is not started.");
        var address = new UriBuilder(bound);
        if (IPAddress.TryParse(address.Host, out var host) && (host.Equals(IPAddress.Any) || host.Equals(IPAddress.IPv6Any)))
        {
            address.Host = IPAddress.Loopback.ToString();
        }

        return address.Uri;
    }

    /// <summary>The address by which clients of this process's own services name one of them.</summary>
    public static Uri Named(string service, TlsOptions tls) => new($"{(tls.IsOn ? "https" : "http")}://{service}");

    /// <summary>A handler for calls of the own server, which knows them by its own token.</summary>
    public HttpMessageHandler Handler()
    {
        var sockets = PeerConnections.Sockets();
        sockets.UseProxy = false;
        sockets.ConnectCallback = (_, cancellationToken) => ConnectAsync(cancellationToken);
        if (tls is not null)
        {
            sockets.SslOptions = tls.ForOwnConnections();
        }

        return new BearerTokenHandler(() => token.Value, sockets);
    }

    // Connects to the own server, as soon as it is started.
    private async ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult).ConfigureAwait(false);
        await started.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        var address = Of(server);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address.DnsSafeHost, address.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
