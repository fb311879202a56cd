using System.Net;
using System.Net.Sockets;

namespace Flights.Platform.Tests.Bus;

/// <summary>Stands between a host and its broker, and can cut the line between them.</summary>
public sealed class CuttableProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _cut = new();
    private readonly Uri _broker;
    private readonly Task _accepting;

    public CuttableProxy(Uri broker)
    {
        _broker = broker;
        _listener.Start();
        Address = new UriBuilder(broker) { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _accepting = AcceptAsync();
    }

    /// <summary>The broker's address, by way of this proxy.</summary>
    public Uri Address { get; }

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
        using (near)
        {
            try
            {
                await far.ConnectAsync(_broker.Host, _broker.Port, _cut.Token);
                await Task.WhenAny(
                    near.GetStream().CopyToAsync(far.GetStream(), _cut.Token),
                    far.GetStream().CopyToAsync(near.GetStream(), _cut.Token));
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
            {
                // The line is cut, which is what it is for.
            }
        }
    }
}
