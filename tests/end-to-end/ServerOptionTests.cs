namespace Flights.EndToEnd.Tests;

/// <summary><c>--server</c> of the commands that bring reports: they go there, wherever the environment leads.</summary>
public sealed class ServerOptionTests(ParserServer server) : IClassFixture<ParserServer>, IDisposable
{
    // Nobody listens there.
    private static readonly Dictionary<string, string> Elsewhere = ParserServer.AddressesOf(new Uri("http://127.0.0.1:1"));

    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("flights-test-");

    private string Address => server.Variables["FLIGHTS_PARSER_ADDRESS"];

    [Fact]
    public async Task Report_GoesToTheServer()
    {
        var report = Inputs.Samples[0];

        var submitted = await Command.RunAsync(["submit", "--server", Address, report], Elsewhere);
        var replayed = await Command.RunAsync(["replay", "--server", Address, report], Elsewhere);
        var imported = await Command.RunAsync(["import", "--server", Address, "--state", _state.FullName, report], Elsewhere);

        Assert.Equal((0, ""), (submitted.ExitCode, submitted.Errors));
        Assert.Equal((0, ""), (replayed.ExitCode, replayed.Errors));
        Assert.Contains("\n201001  xen-unstable ", replayed.Output, StringComparison.Ordinal);
        Assert.Equal(0, imported.ExitCode);
    }

    [Theory]
    [InlineData("choose one", "replay", "--server", "http://127.0.0.1:1", "--data", "folder", "report.eml")]
    [InlineData("choose one", "replay", "--connect", "--data", "folder", "report.eml")]
    [InlineData("choose one", "import", "--connect", "--data", "folder", "report.eml")]
    [InlineData("--server takes an address", "import", "--server", "nowhere", "report.eml")]
    [InlineData("--data goes with --format junit", "submit", "--data", "folder", "report.eml")]
    public async Task Choice_OfTwoPlaces_IsAUsageError(string message, params string[] arguments)
    {
        var ended = await Command.RunAsync(arguments);

        Assert.Equal(64, ended.ExitCode);
        Assert.Contains(message, ended.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _state.Delete(recursive: true);
}
