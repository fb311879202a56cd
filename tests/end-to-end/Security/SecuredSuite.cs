namespace Flights.EndToEnd.Tests.Security;

/// <summary>The whole suite in a process of its own that asks for tokens and speaks mutual TLS, with keys, a token and certificates
/// as the README makes them.</summary>
public sealed class SecuredSuite : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-test-");
    private ServiceProcess? _process;

    /// <summary>The variables that the README exports, and those that lead a command here.</summary>
    public Dictionary<string, string> Variables { get; private set; } = [];

    /// <summary>Where it serves JSON.</summary>
    public Uri JsonAddress { get; private set; } = null!;

    /// <summary>The folder that the README's blocks were run in.</summary>
    public DirectoryInfo Folder => _folder;

    /// <summary>The same for a command without one of them, by the beginning of its name.</summary>
    public Dictionary<string, string> Without(string variable) =>
        Variables.Where(given => !given.Key.StartsWith(variable, StringComparison.Ordinal)).ToDictionary();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await ReadmeBlock.RunAsync("token", _folder);
        await ReadmeBlock.RunAsync("certificate", _folder);
        var exported = ReadmeBlock.Variables("start", _folder).Concat(ReadmeBlock.Variables("tls", _folder)).ToDictionary();
        var address = new UriBuilder(ServiceProcess.FreeAddress()) { Scheme = Uri.UriSchemeHttps }.Uri;
        JsonAddress = new UriBuilder(ServiceProcess.FreeAddress()) { Scheme = Uri.UriSchemeHttps }.Uri;
        var variables = exported.Append(new("FLIGHTS_DATA", _folder.FullName)).Append(new("FLIGHTS_JSON_LISTEN", JsonAddress.ToString()));
        _process = await ServiceProcess.StartAsync("Embedded", address, variables, TestContext.Current.CancellationToken);
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
