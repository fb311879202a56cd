using Flights.Cli.Replay;

namespace Flights.EndToEnd.Tests;

/// <summary>The four services as four processes with a RabbitMQ broker between them end in the same state as the embedded suite.</summary>
public sealed class FourProcessesTests
{
    [Fact]
    public async Task Samples_OverFourProcesses_PrintWhatTheEmbeddedSuitePrints()
    {
        var broker = TestServers.RabbitMq("end-to-end");
        var cancellationToken = TestContext.Current.CancellationToken;
        var data = Directory.CreateTempSubdirectory("flights-test-");
        var addresses = new SuiteAddresses
        {
            Parser = ServiceProcess.FreeAddress(),
            BaselineStore = ServiceProcess.FreeAddress(),
            Notifier = ServiceProcess.FreeAddress(),
        };
        var variables = new Dictionary<string, string>
        {
            ["FLIGHTS_BUS"] = "rabbitmq",
            ["FLIGHTS_RABBITMQ_URI"] = broker,
            ["FLIGHTS_DATA"] = data.FullName,
            ["FLIGHTS_BASELINE_STORE_ADDRESS"] = addresses.BaselineStore.ToString(),
        };
        try
        {
            await using var store = await ServiceProcess.StartAsync("BaselineStore", addresses.BaselineStore, variables, cancellationToken);
            await using var notifier = await ServiceProcess.StartAsync("Notifier", addresses.Notifier, variables, cancellationToken);
            await using var classifier = await ServiceProcess.StartAsync("Classifier", ServiceProcess.FreeAddress(), variables, cancellationToken);
            await using var parser = await ServiceProcess.StartAsync("Parser", addresses.Parser, variables, cancellationToken);

            var result = await ReplayRun.RunAsync(Inputs.Samples, Replays.Options with { Connect = addresses }, cancellationToken);

            Assert.Equal(await Replays.PrintAsync(Inputs.Samples), Replays.Print(result));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}
