using Flights.Cli.Replay;

namespace Flights.EndToEnd.Tests.Order;

/// <summary>The four services as four processes with a broker between them. To disturb them is a step of a rolling restart: the next of
/// them is told to stop, ends what it works on, and is started again, while the others go on.</summary>
internal sealed class RollingSuite : ISuite
{
    private readonly FourProcesses _services;
    private TaskCompletionSource _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RollingSuite(FourProcesses services)
    {
        _services = services;
        _serving.SetResult();
    }

    /// <inheritdoc/>
    public SuiteAddresses Addresses => _services.Addresses;

    /// <inheritdoc/>
    public Task Serving => _serving.Task;

    /// <inheritdoc/>
    public int FaultCount { get; private set; }

    /// <summary>Starts them.</summary>
    public static async Task<RollingSuite> StartAsync(string broker, CancellationToken cancellationToken) =>
        new(await FourProcesses.StartAsync(broker, new Dictionary<string, string> { ["FLIGHTS_LOG_LEVEL"] = "warning" }, cancellationToken));

    /// <inheritdoc/>
    public async Task DisturbAsync(CancellationToken cancellationToken)
    {
        var name = FourProcesses.Names[FaultCount % FourProcesses.Names.Count];

        // A parser that is away is waited for by each call; one without its store answers that the call is to be tried again.
        _serving = name == "BaselineStore" ? new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) : _serving;
        await _services.RestartAsync(name, cancellationToken);
        _serving.TrySetResult();
        FaultCount++;
    }

    /// <inheritdoc/>
    public Task CalmAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
