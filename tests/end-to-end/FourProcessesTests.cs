using Flights.Cli.Replay;
using Flights.Domain.Regressions;
using Flights.Platform.Wire;

namespace Flights.EndToEnd.Tests;

/// <summary>The four services as four processes with a RabbitMQ broker between them end in the same state as the embedded suite, and who
/// subscribes to the bus alone knows that state too.</summary>
public sealed class FourProcessesTests
{
    [Fact]
    public Task Samples_OverFourProcesses_PrintWhatTheEmbeddedSuitePrints() => RunAsync([]);

    [Fact]
    public async Task Samples_OverFourProcessesOnPostgresql_PrintWhatTheEmbeddedSuitePrints()
    {
        await using var database = await PostgresqlDatabase.NewAsync();
        await RunAsync(database.Variables);
    }

    private static async Task RunAsync(IEnumerable<KeyValuePair<string, string>> database)
    {
        var broker = TestServers.RabbitMq("end-to-end");
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var subscriber = await PlainSubscriber.StartAsync(broker, cancellationToken);
        await using var services = await FourProcesses.StartAsync(broker, database, cancellationToken);

        var result = await ReplayRun.RunAsync(Inputs.Samples, Replays.Options with { Connect = services.Addresses }, cancellationToken);

        Assert.Equal(await Replays.PrintAsync(Inputs.Samples), Replays.Print(result));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        foreach (var branch in result.Branches)
        {
            await subscriber.WaitForAsync(branch.Name, LedgerOf(branch), patience.Token);
        }
    }

    private static BranchLedger LedgerOf(ReplayedBranch branch) => BranchLedger.Of(
        branch.Regressions.Select(regression => regression.ToDomain()),
        branch.Gate?.Changes.Select(change => change.ToDomain()) ?? [],
        branch.Gate?.StuckNotices.Select(notice => notice.ToDomain()) ?? []);
}
