using Flights.Cli.Replay;

namespace Flights.EndToEnd.Tests.Subscribers;

/// <summary>Who subscribes without a line of ours is told of every regression of a replay, up to its last state.</summary>
public sealed class SubscriberTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Samples_WatchedByStrangers_HaveTheirRegressionsPrinted()
    {
        var broker = TestServers.RabbitMq("subscribers");
        var data = Directory.CreateTempSubdirectory("flights-test-");
        try
        {
            await using var python = await PythonSubscriber.StartAsync(broker, Ct);
            await using var bare = await BareSubscriber.StartAsync(broker, Ct);
            var result = await ReplayAsync(broker, data.FullName);

            var expected = result.Branches.SelectMany(branch => branch.Regressions).Select(PrintedRegression.Of).Order(StringComparer.Ordinal).ToList();
            Assert.NotEmpty(expected);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
            patience.CancelAfter(TimeSpan.FromSeconds(60));
            await WaitForAsync(expected, bare, patience.Token);
            await WaitForAsync(expected, python, patience.Token);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<ReplayResult> ReplayAsync(string broker, string data)
    {
        var address = ServiceProcess.FreeAddress();
        var variables = new Dictionary<string, string>
        {
            ["FLIGHTS_BUS"] = "rabbitmq",
            ["FLIGHTS_RABBITMQ_URI"] = broker,
            ["FLIGHTS_DATA"] = data,
        };
        await using var suite = await ServiceProcess.StartAsync("Embedded", address, variables, Ct);
        var addresses = new SuiteAddresses { Parser = address, BaselineStore = address, Notifier = address };
        return await ReplayRun.RunAsync(Inputs.Samples, Replays.Options with { Connect = addresses }, Ct);
    }

    // Each event carries the full state after it: the last line of a regression is what it is.
    private static async Task WaitForAsync(IReadOnlyList<string> expected, IPrintingSubscriber subscriber, CancellationToken cancellationToken)
    {
        var printed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        while (!printed.Values.Order(StringComparer.Ordinal).SequenceEqual(expected))
        {
            try
            {
                Take(await subscriber.Lines.ReadAsync(cancellationToken), printed);
            }
            catch (OperationCanceledException)
            {
                Assert.Equal(expected, printed.Values.Order(StringComparer.Ordinal));
            }
        }
    }
    private static void Take(string line, SortedDictionary<string, string> printed)
    {
        var fields = line.Split('\t');
        if (fields is [_, _, _, _, var former])
        {
            printed.Remove(former["was ".Length..]);
        }

        if (fields[0].StartsWith("regression.withdrawn.", StringComparison.Ordinal))
        {
            printed.Remove(fields[1]);
        }
        else
        {
            printed[fields[1]] = string.Join('\t', fields[1..4]);
        }
    }
}
