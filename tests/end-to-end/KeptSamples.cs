namespace Flights.EndToEnd.Tests;

/// <summary>The databases that a replay of our samples kept, for tests that only ask them: the replay takes longer than they do.</summary>
public sealed class KeptSamples : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-test-");

    /// <summary>The folder of the databases.</summary>
    public string Data => Path.Combine(_folder.FullName, "data");

    /// <summary>A path beside the databases.</summary>
    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public async ValueTask InitializeAsync()
    {
        var ended = await Command.RunAsync(["replay", "--data", Data, .. Inputs.Samples]);
        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
