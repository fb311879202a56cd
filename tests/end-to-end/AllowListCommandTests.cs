using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Embedded;
using Flights.Platform;
using Flights.Platform.Bus;
using Flights.Platform.Hosting;
using Flights.Platform.Wire;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flights.EndToEnd.Tests;

/// <summary><c>flights allow list</c> over the databases of embedded services.</summary>
public sealed class AllowListCommandTests : IDisposable
{
    private static readonly DateTimeOffset Day = new(2031, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-test-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_OfTheFilesThatWereRead_SaysSinceWhenEachLineIsInThem()
    {
        await RecordAsync(
            new AllowReading(LabName.Default, Day, [new AllowFile("allow.all", "test-a\n")]),
            new AllowReading(LabName.Default, Day.AddDays(1), [new AllowFile("allow.all", "# why\ntest-a\n# from flight 40\ntest-b stop\n")]));

        var text = await Command.RunAsync(["allow", "list", "--data", _folder.FullName]);
        var json = await Command.RunAsync(["allow", "list", "--data", _folder.FullName, "--json"]);
        var other = await Command.RunAsync(["allow", "list", "--data", _folder.FullName, "--lab", "orchard"]);

        Assert.Equal((0, ""), (text.ExitCode, text.Errors));
        Assert.Equal(
            "allow.all:2: test-a: since 2031-03-01 12:00:00 UTC\n"
            + "allow.all:4: test-b stop: from flight 40 on, since 2031-03-02 12:00:00 UTC\n",
            text.Output);
        Assert.Equal(
            [(2, 0L), (4, 40L)],
            json.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(JsonParser.Default.Parse<V1.AllowListLine>)
                .Select(line => (line.Line, line.FromFlight)));
        Assert.Equal((0, ""), (other.ExitCode, other.Output));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task RecordAsync(params AllowReading[] readings)
    {
        var settings = new HostSettings
        {
            UseEnvironment = false,
            StopsOnSignals = false,
            LogLevel = LogLevel.None,
            Overrides = new Dictionary<string, string>
            {
                ["FLIGHTS_LISTEN"] = "http://127.0.0.1:0",
                ["FLIGHTS_BUS"] = "in-memory",
                ["FLIGHTS_DATA"] = _folder.FullName,
            },
        };
        await using var host = ServiceHost.Build(settings, [.. EmbeddedSuite.Modules()]);
        await host.StartAsync(Ct);
        foreach (var reading in readings)
        {
            await host.Services.GetRequiredService<IMessagePublisher>().PublishAsync(new V1.AllowFilesRead { Reading = reading.ToWire() }, Ct);
        }

        await host.StopAsync(Ct);
    }
}
