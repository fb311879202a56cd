namespace Flights.EndToEnd.Tests;

/// <summary>The whole suite in one process of its own, on a free port: a parser service for commands that need a running one.</summary>
public sealed class ParserServer : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("flights-test-");
    private ServiceProcess? _process;

    /// <summary>The variables that lead a command there.</summary>
    public Dictionary<string, string> Variables { get; private set; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var variables = new Dictionary<string, string> { ["FLIGHTS_DATA"] = _data.FullName };
        _process = await ServiceProcess.StartAsync("Embedded", ServiceProcess.FreeAddress(), variables, TestContext.Current.CancellationToken);
        Variables = AddressesOf(_process.Address);
    }

    /// <summary>The variables that lead a command to an address.</summary>
    public static Dictionary<string, string> AddressesOf(Uri address) => new()
    {
        ["FLIGHTS_PARSER_ADDRESS"] = address.ToString(),
        ["FLIGHTS_BASELINE_STORE_ADDRESS"] = address.ToString(),
        ["FLIGHTS_NOTIFIER_ADDRESS"] = address.ToString(),
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _data.Delete(recursive: true);
    }
}
