using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Flights.Platform.Security;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flights.EndToEnd.Tests;

/// <summary>One service of the suite as a process of its own.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    // Below those that the system gives to whoever connects: a client that seeks a service that is away could be given that service's port, and
    // would then talk to itself and keep the service out.
    private const int FirstPort = 20_000;
    private const int EndOfPorts = 32_000;

    private static readonly TimeSpan HealthPause = TimeSpan.FromMilliseconds(200);

    private readonly Process _process;
    private readonly string _name;
    private readonly StringBuilder _log = new();
    private TaskCompletionSource _logged = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServiceProcess(string name, Uri address, Process process)
    {
        _name = name;
        Address = address;
        _process = process;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The processor time that it has taken.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Whether it has not ended.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>What it has written to standard error and standard output.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>The number by which the system knows it.</summary>
    public int Id => _process.Id;

    /// <summary>A loopback address that nobody listened on a moment ago.</summary>
    public static Uri FreeAddress()
    {
        while (true)
        {
            try
            {
                var port = Random.Shared.Next(FirstPort, EndOfPorts);
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return new Uri($"http://127.0.0.1:{port}");
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                continue;
            }
        }
    }

    /// <summary>Starts a service and waits until its health says that it serves.</summary>
    /// <param name="name">The name of its project, such as <c>Parser</c>.</param>
    /// <param name="address">Where it is to listen.</param>
    /// <param name="variables">Its environment, beside that address.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ServiceProcess> StartAsync(
        string name, Uri address, IEnumerable<KeyValuePair<string, string>> variables, CancellationToken cancellationToken)
    {
        // The test's own output lies beside the service's: artifacts/bin/<project>/<configuration>.
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var assembly = Path.Combine(output.Parent!.Parent!.FullName, $"Flights.{name}", output.Name, $"Flights.{name}.dll");
        var start = new ProcessStartInfo("dotnet", [assembly]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["FLIGHTS_LISTEN"] = address.ToString();
        foreach (var (key, value) in variables)
        {
            start.Environment[key] = value;
        }

        var service = new ServiceProcess(name, address, new Process { StartInfo = start });
        service._process.OutputDataReceived += service.Collect;
        service._process.ErrorDataReceived += service.Collect;
        service._process.Start();
        service._process.BeginOutputReadLine();
        service._process.BeginErrorReadLine();
        try
        {
            await service.WaitUntilServingAsync(AccessOf(start.Environment), cancellationToken);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until it has written a text.</summary>
    public async Task WaitForLogAsync(string text, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task logged;
            lock (_log)
            {
                if (_log.ToString().Contains(text, StringComparison.Ordinal))
                {
                    return;
                }

                logged = _logged.Task;
            }

            await logged.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Tells it to stop, as a shell or Kubernetes does, and waits until it has ended.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        using var terminate = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await terminate.WaitForExitAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    // Whoever is to ask the service for its health connects as the service itself would.
    private static PeerOptions AccessOf(IDictionary<string, string?> variables) => new()
    {
        CaFile = variables.TryGetValue("FLIGHTS_TLS_CA_FILE", out var authorities) ? authorities! : "",
        CertificateFile = variables.TryGetValue("FLIGHTS_TLS_CLIENT_CERTIFICATE_FILE", out var certificate) ? certificate! : "",
        KeyFile = variables.TryGetValue("FLIGHTS_TLS_CLIENT_KEY_FILE", out var key) ? key! : "",
    };

    private async Task WaitUntilServingAsync(PeerOptions access, CancellationToken cancellationToken)
    {
        using var exited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => CancelQuietly(exited);
        using var channel = new PeerConnections(access, NullLoggerFactory.Instance).OpenChannel(Address);
        try
        {
            // Asked again and again, and not watched: a watch that begins in a short outage tells of that one alone, for between two looks
            // at the health nothing changed.
            var health = new Health.HealthClient(channel);
            var options = new CallOptions(cancellationToken: exited.Token).WithWaitForReady();
            while ((await health.CheckAsync(new HealthCheckRequest(), options)).Status != HealthCheckResponse.Types.ServingStatus.Serving)
            {
                await Task.Delay(HealthPause, exited.Token);
            }
        }
        catch (Exception error) when (error is RpcException or OperationCanceledException)
        {
            throw new InvalidOperationException($"{_name} did not come up: {error.Message}\n{Log}", error);
        }
    }

    private static void CancelQuietly(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The service ended after it had come up: nobody waits any more.
        }
    }

    private void Collect(object sender, DataReceivedEventArgs line)
    {
        lock (_log)
        {
            _log.AppendLine(line.Data);
            _logged.SetResult();
            _logged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
