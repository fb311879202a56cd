namespace Flights.EndToEnd.Tests.Security;

/// <summary>The whole suite in a process of its own that asks for tokens, with keys and a token as the README makes them.</summary>
public sealed class TokenSuite : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-test-");
    private ServiceProcess? _process;

    /// <summary>The variables that the README exports, and those that lead a command here.</summary>
    public Dictionary<string, string> Variables { get; private set; } = [];

    /// <summary>The same for a command without a token.</summary>
    public Dictionary<string, string> WithoutToken => Variables.Where(variable => variable.Key != "FLIGHTS_TOKEN_FILE").ToDictionary();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await ReadmeBlock.RunAsync("token", _folder);
        var exported = ReadmeBlock.Variables("start", _folder);
        _process = await ServiceProcess.StartAsync(
            "Embedded", ServiceProcess.FreeAddress(), exported.Append(new("FLIGHTS_DATA", _folder.FullName)), TestContext.Current.CancellationToken);
        Variables = exported.Concat(ParserServer.AddressesOf(_process.Address)).ToDictionary();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
