using System.Collections.Concurrent;
using Flights.Cli.Replay;

namespace Flights.EndToEnd.Tests;

/// <summary>The four services, each in a process of its own, with a broker between them.</summary>
internal sealed class FourProcesses : IAsyncDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("flights-test-");
    private readonly ConcurrentDictionary<string, ServiceProcess> _services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _variables;

    private FourProcesses(string broker, IEnumerable<KeyValuePair<string, string>> variables) =>
        _variables = new Dictionary<string, string>(variables)
        {
            ["FLIGHTS_BUS"] = "rabbitmq",
            ["FLIGHTS_RABBITMQ_URI"] = broker,
            ["FLIGHTS_DATA"] = _data.FullName,
            ["FLIGHTS_BASELINE_STORE_ADDRESS"] = AddressOf("BaselineStore").ToString(),
        };

    /// <summary>The names of their projects. A service comes after those that it calls; the parser, where all begins, is the last one.</summary>
    public static IReadOnlyList<string> Names { get; } = ["BaselineStore", "Notifier", "Classifier", "Parser"];

    /// <summary>Where they listen.</summary>
    public SuiteAddresses Addresses { get; } = new()
    {
        Parser = ServiceProcess.FreeAddress(),
        BaselineStore = ServiceProcess.FreeAddress(),
        Classifier = ServiceProcess.FreeAddress(),
        Notifier = ServiceProcess.FreeAddress(),
    };

    /// <summary>Starts them and waits until they serve.</summary>
    /// <param name="broker">The broker.</param>
    /// <param name="variables">What they are told beside where the broker, their data and each other are.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<FourProcesses> StartAsync(
        string broker, IEnumerable<KeyValuePair<string, string>> variables, CancellationToken cancellationToken)
    {
        var processes = new FourProcesses(broker, variables);
        try
        {
            foreach (var name in Names)
            {
                await processes.StartAsync(name, cancellationToken);
            }

            return processes;
        }
        catch
        {
            await processes.DisposeAsync();
            throw;
        }
    }

    /// <summary>Tells one to stop, waits until it has ended in peace, and starts it again.</summary>
    public async Task RestartAsync(string name, CancellationToken cancellationToken)
    {
        await StopAsync(name, cancellationToken);
        await StartAsync(name, cancellationToken);
    }

    /// <summary>Tells one to stop and waits until it has ended in peace.</summary>
    public async Task StopAsync(string name, CancellationToken cancellationToken)
    {
        var service = _services[name];
        var exitCode = await service.StopAsync(cancellationToken);
        Assert.True(exitCode == 0, $"{name} ended with {exitCode}.\n{service.Log}");
        await service.DisposeAsync();
        _services.Remove(name, out _);
    }

    /// <summary>Ends one by SIGKILL.</summary>
    public async Task KillAsync(string name)
    {
        AssertRuns(name);
        _services.Remove(name, out var service);
        await service!.DisposeAsync();
    }

    /// <summary>Fails if one is not there, or has ended by itself.</summary>
    public void AssertRuns(string name)
    {
        Assert.True(_services.TryGetValue(name, out var service), $"{name} was not started.");
        Assert.True(service.IsRunning, $"{name} has ended by itself.\n{service.Log}");
    }

    /// <summary>Starts one that does not run, and waits until it serves. Who gives up waiting kills it.</summary>
    public async Task StartAsync(string name, CancellationToken cancellationToken) =>
        _services[name] = await ServiceProcess.StartAsync(name, AddressOf(name), _variables, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.Values)
        {
            await service.DisposeAsync();
        }

        _data.Delete(recursive: true);
    }

    private Uri AddressOf(string name) => name switch
    {
        "Parser" => Addresses.Parser,
        "BaselineStore" => Addresses.BaselineStore,
        "Classifier" => Addresses.Classifier,
        _ => Addresses.Notifier,
    };
}
