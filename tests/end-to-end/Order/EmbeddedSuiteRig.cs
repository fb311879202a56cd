using Flights.Cli.Replay;
using Flights.Embedded;
using Flights.Platform;
using Flights.Platform.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Flights.EndToEnd.Tests.Order;

/// <summary>The embedded suite in this process. Its consumers are aborted at random once they are, and its bus forgets what is on its way
/// when it is stopped.</summary>
internal sealed class EmbeddedSuiteRig : ISuite
{
    private readonly Dictionary<string, string> _variables;
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("flights-order-");
    private readonly Aborts _aborts;
    private TaskCompletionSource _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication? _host;

    private EmbeddedSuiteRig(IReadOnlyDictionary<string, string> database, int seed)
    {
        _aborts = new Aborts(seed);
        _variables = new Dictionary<string, string>(database)
        {
            ["FLIGHTS_LISTEN"] = Addresses.Parser.ToString(),
            ["FLIGHTS_BUS"] = "in-memory",
            ["FLIGHTS_BUS_RETRIES"] = "1",
            ["FLIGHTS_BUS_RETRY_PAUSE"] = "1ms",
            ["FLIGHTS_DATA"] = _data.FullName,
            ["FLIGHTS_STOP_TIMEOUT"] = "1s",
        };
    }

    /// <inheritdoc/>
    public SuiteAddresses Addresses { get; } = SuiteAddresses.Of(ServiceProcess.FreeAddress());

    /// <inheritdoc/>
    public Task Serving => _serving.Task;

    /// <inheritdoc/>
    public int FaultCount => _aborts.Count;

    /// <summary>Starts it, with a database.</summary>
    public static async Task<EmbeddedSuiteRig> StartAsync(
        IReadOnlyDictionary<string, string> database, int seed, CancellationToken cancellationToken)
    {
        var rig = new EmbeddedSuiteRig(database, seed);
        await rig.StartAsync(cancellationToken);
        return rig;
    }

    /// <summary>From now on consumers are aborted.</summary>
    public void BeginToAbort() => _aborts.IsOn = true;

    /// <inheritdoc/>
    public Task DisturbAsync(CancellationToken cancellationToken) => RestartAsync(cancellationToken);

    /// <inheritdoc/>
    public Task CalmAsync(CancellationToken cancellationToken)
    {
        _aborts.IsOn = false;
        return RestartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _data.Delete(recursive: true);
    }

    private async Task RestartAsync(CancellationToken cancellationToken)
    {
        _serving = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await StopAsync();
        await StartAsync(cancellationToken);
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        var settings = new HostSettings
        {
            UseEnvironment = false,
            StopsOnSignals = false,
            LogLevel = LogLevel.None,
            Overrides = _variables,
        };
        _host = ServiceHost.Build(settings, [.. EmbeddedSuite.Modules(), _aborts]);
        await _host.StartAsync(cancellationToken);
        _serving.SetResult();
    }

    private async Task StopAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync(CancellationToken.None);
            await _host.DisposeAsync();
            _host = null;
        }
    }
}
