using System.Diagnostics;

namespace Flights.EndToEnd.Tests.Faults;

/// <summary>A broker, and if need be a database, that nobody else uses, so that they may crash.</summary>
internal sealed class OwnServers : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-faults-");
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    private OwnServers()
    {
    }

    /// <summary>The broker.</summary>
    public Uri Broker => new(_variables["FLIGHTS_TEST_RABBITMQ"]);

    /// <summary>The database.</summary>
    public Uri Database => new(_variables["FLIGHTS_TEST_POSTGRES"]);

    /// <summary>Starts them. Where tests have no servers the test is skipped, or fails if servers are required.</summary>
    /// <param name="names">Which: <c>rabbitmq</c> and <c>postgresql</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<OwnServers> StartAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        _ = (TestServers.RabbitMq(""), TestServers.Postgres);
        var servers = new OwnServers();
        try
        {
            foreach (var line in (await servers.RunAsync(["up", .. names], cancellationToken)).Split('\n'))
            {
                if (line.Split([' ', '='], 3) is ["export", var name, var value])
                {
                    // A value that a shell would read otherwise stands in quotes.
                    servers._variables[name] = value.Trim('\'');
                }
            }

            return servers;
        }
        catch
        {
            await servers.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends one by SIGKILL: <c>rabbitmq</c> or <c>postgresql</c>.</summary>
    public Task KillAsync(string name, CancellationToken cancellationToken) => RunAsync(["kill", name], cancellationToken);

    /// <summary>Starts one again, with what it had.</summary>
    public Task ReviveAsync(string name, CancellationToken cancellationToken) => RunAsync(["revive", name], cancellationToken);

    /// <summary>Lets the broker take no message, as where its memory is used up.</summary>
    public Task BlockAsync(CancellationToken cancellationToken) => RunAsync(["block"], cancellationToken);

    /// <summary>Lets it take messages again.</summary>
    public Task UnblockAsync(CancellationToken cancellationToken) => RunAsync(["unblock"], cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await RunAsync(["down"], CancellationToken.None);
        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
        }
    }

    private async Task<string> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Path.Combine(Inputs.Root, "tests", "servers.sh"), arguments)
        {
            // The servers keep the streams that they are born with.
            RedirectStandardOutput = true,
            Environment = { ["FLIGHTS_SERVERS_DIR"] = _folder.FullName },
        };
        using var script = Process.Start(start)!;
        var output = script.StandardOutput.ReadToEndAsync(cancellationToken);
        await script.WaitForExitAsync(cancellationToken);
        _folder.Refresh();
        Assert.True(script.ExitCode == 0, $"tests/servers.sh {string.Join(' ', arguments)} ended with {script.ExitCode}.");
        return await output;
    }
}
