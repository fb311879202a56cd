using System.Net;
using System.Net.Sockets;

namespace Flights.Platform.Tests.Bus;

/// <summary>Stands between a host and a server, and can cut the line between them.</summary>
public sealed class CuttableProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _cut = new();
    private readonly Uri _server;
    private readonly Task _accepting;
    private CancellationTokenSource _lines = new();

    public CuttableProxy(Uri server)
    {
        _server = server;
        _listener.Start();
        Address = new UriBuilder(server) { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _accepting = AcceptAsync();
    }

    /// <summary>The server's address, by way of this proxy.</summary>
    public Uri Address { get; }

    /// <summary>Ends all connections. Others may be made.</summary>
    public Task DropAsync() => Interlocked.Exchange(ref _lines, new CancellationTokenSource()).CancelAsync();

    /// <summary>Ends all connections and takes no more.</summary>
    public async Task CutAsync()
    {
        await _cut.CancelAsync();
        _listener.Stop();
        await _accepting;
    }

    public async ValueTask DisposeAsync()
    {
        await CutAsync();
        _listener.Dispose();
        _cut.Dispose();
        _lines.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_cut.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using var far = new TcpClient();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_cut.Token, _lines.Token);
        using (near)
        {
            try
            {
                await far.ConnectAsync(_server.Host, _server.Port, end.Token);
                await Task.WhenAny(
                    near.GetStream().CopyToAsync(far.GetStream(), end.Token),
                    far.GetStream().CopyToAsync(near.GetStream(), end.Token));
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
            {
                // The line is cut, which is what it is for.
            }
        }
    }
}
