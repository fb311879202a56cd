using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Flights.Services.Tests.Parser.Imap;

/// <summary>Stands between the poller and its server: sees the commands, counts what is sent back, and can cut the line and mend it.</summary>
internal sealed class ImapProxy : IAsyncDisposable
{
    private readonly Uri _server;
    private readonly Channel<string> _commands = Channel.CreateUnbounded<string>();
    private TcpListener _listener = new(IPAddress.Loopback, 0);
    private CancellationTokenSource _cut = new();
    private Task _accepting;
    private long _bytesToClient;

    public ImapProxy(Uri server)
    {
        _server = server;
        _listener.Start();
        Address = new UriBuilder(server) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _accepting = AcceptAsync(_listener, _cut.Token);
    }

    /// <summary>The server's address, by way of this proxy.</summary>
    public Uri Address { get; }

    /// <summary>What the server has sent.</summary>
    public long BytesToClient => Interlocked.Read(ref _bytesToClient);

    /// <summary>Waits until the client has sent a command.</summary>
    /// <returns>All lines up to it that were not asked for yet.</returns>
    public async Task<List<string>> WaitForCommandAsync(string command, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        do
        {
            lines.Add(await _commands.Reader.ReadAsync(cancellationToken));
        }
        while (!lines[^1].Contains(command, StringComparison.Ordinal));

        return lines;
    }

    /// <summary>Ends all connections and takes no more.</summary>
    public async Task CutAsync()
    {
        await _cut.CancelAsync();
        _listener.Stop();
        await _accepting;
    }

    /// <summary>Takes connections again, at the same place.</summary>
    public void Mend()
    {
        _cut.Dispose();
        _listener.Dispose();
        _cut = new CancellationTokenSource();
        _listener = new TcpListener(IPAddress.Loopback, Address.Port);
        _listener.Start();
        _accepting = AcceptAsync(_listener, _cut.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await CutAsync();
        _listener.Dispose();
        _cut.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener, CancellationToken cut)
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(CarryAsync(await listener.AcceptTcpClientAsync(cut), cut));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task CarryAsync(TcpClient near, CancellationToken cut)
    {
        using var far = new TcpClient();
        using (near)
        {
            try
            {
                await far.ConnectAsync(_server.Host, _server.Port, cut);
                await await Task.WhenAny(
                    CopyAsync(near.GetStream(), far.GetStream(), SeeCommands(), cut),
                    CopyAsync(far.GetStream(), near.GetStream(), bytes => Interlocked.Add(ref _bytesToClient, bytes.Length), cut));
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
            {
                // The line is cut, which is what it is for.
            }
        }
    }

    private static async Task CopyAsync(NetworkStream from, NetworkStream to, Action<byte[]> see, CancellationToken cut)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer, cut) is > 0 and var length)
        {
            see(buffer[..length]);
            await to.WriteAsync(buffer.AsMemory(0, length), cut);
        }
    }

    private Action<byte[]> SeeCommands()
    {
        var line = new StringBuilder();
        return bytes =>
        {
            foreach (var letter in Encoding.Latin1.GetString(bytes))
            {
                if (letter != '\n')
                {
                    line.Append(letter);
                    continue;
                }

                _commands.Writer.TryWrite(line.ToString());
                line.Clear();
            }
        };
    }
}
