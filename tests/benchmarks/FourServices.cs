using Flights.EndToEnd.Tests;

namespace Flights.Benchmarks;

/// <summary>The four services, each in a process of its own, as the environment joins them to a broker and a database.</summary>
internal sealed class FourServices : IAsyncDisposable
{
    // Each comes after those that it calls.
    private static readonly string[] Names = ["BaselineStore", "Notifier", "Classifier", "Parser"];

    private readonly Dictionary<string, ServiceProcess> _processes = new(StringComparer.Ordinal);

    private FourServices()
    {
    }

    /// <summary>Where the parser listens.</summary>
    public Uri Parser => _processes["Parser"].Address;

    /// <summary>Where the baseline store listens.</summary>
    public Uri BaselineStore => _processes["BaselineStore"].Address;

    /// <summary>The numbers of the processes, by their names.</summary>
    public IReadOnlyDictionary<string, int> ProcessIds => Names.ToDictionary(name => name, name => _processes[name].Id);

    /// <summary>Starts them and waits until they serve.</summary>
    /// <param name="given">What they are told beside the environment, and beside where each other is.</param>
    public static async Task<FourServices> StartAsync(IReadOnlyDictionary<string, string> given)
    {
        var services = new FourServices();
        var variables = new Dictionary<string, string>(given) { ["FLIGHTS_BUS"] = "rabbitmq" };
        try
        {
            foreach (var name in Names)
            {
                services._processes[name] =
                    await ServiceProcess.StartAsync(name, ServiceProcess.FreeAddress(), variables, CancellationToken.None);
                variables.TryAdd("FLIGHTS_BASELINE_STORE_ADDRESS", services.BaselineStore.ToString());
            }

            return services;
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    /// <summary>The processor time that each has taken so far, in milliseconds.</summary>
    public IReadOnlyDictionary<string, double> ProcessorTimes() =>
        Names.ToDictionary(name => name, name => _processes[name].ProcessorTime.TotalMilliseconds);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes.Values)
        {
            await process.DisposeAsync();
        }
    }
}
