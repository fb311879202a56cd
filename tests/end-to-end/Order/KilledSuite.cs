using Flights.Cli.Replay;

namespace Flights.EndToEnd.Tests.Order;

/// <summary>All services in one process on a broker. To disturb it is to kill it, in the midst of whatever it does.</summary>
internal sealed class KilledSuite : ISuite
{
    private readonly Dictionary<string, string> _variables;
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("flights-order-");
    private TaskCompletionSource _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ServiceProcess? _process;

    private KilledSuite(IReadOnlyDictionary<string, string> database, string broker) =>
        _variables = new Dictionary<string, string>(database)
        {
            ["FLIGHTS_BUS"] = "rabbitmq",
            ["FLIGHTS_RABBITMQ_URI"] = broker,
            ["FLIGHTS_DATA"] = _data.FullName,
            ["FLIGHTS_LOG_LEVEL"] = "warning",
        };

    /// <inheritdoc/>
    public SuiteAddresses Addresses { get; } = SuiteAddresses.Of(ServiceProcess.FreeAddress());

    /// <inheritdoc/>
    public Task Serving => _serving.Task;

    /// <inheritdoc/>
    public int FaultCount { get; private set; }

    /// <summary>Starts it, with a database and a broker.</summary>
    public static async Task<KilledSuite> StartAsync(
        IReadOnlyDictionary<string, string> database, string broker, CancellationToken cancellationToken)
    {
        var suite = new KilledSuite(database, broker);
        await suite.StartAsync(cancellationToken);
        return suite;
    }

    /// <inheritdoc/>
    public async Task DisturbAsync(CancellationToken cancellationToken)
    {
        _serving = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        FaultCount++;
        await _process!.DisposeAsync();
        await StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task CalmAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _data.Delete(recursive: true);
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        _process = await ServiceProcess.StartAsync("Embedded", Addresses.Parser, _variables, cancellationToken);
        _serving.SetResult();
    }
}
