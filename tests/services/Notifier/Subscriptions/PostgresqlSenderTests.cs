using Flights.BaselineStore.Tests;
using Flights.Domain.Tests.Regressions;

namespace Flights.Services.Tests.Notifier.Subscriptions;

/// <summary>Several processes that send for the same subscribers, as replicas of the service do.</summary>
public sealed class PostgresqlSenderTests
{
    private const int ReplicaCount = 3;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replicas_ThatSendAtOnce_SendEachMessageOnce()
    {
        using var schema = PostgresqlSchema.New();
        var rigs = Enumerable.Range(0, ReplicaCount).Select(_ => new DeliveryRig(schema)).ToList();
        await rigs[0].SubscribeAsync("amber", "", Token);
        await rigs[0].SubscribeAsync("birch", "kind = gate.*", Token);
        await rigs[0].ApplyAsync(Token, [.. Enumerable.Range(100, 10).Select(number => new Run(number, number % 2 == 0
            ? [] : [Row.Regressed("test-amber-vm", "guest-start", 90)]))]);

        await Task.WhenAll(rigs.Select(rig => Task.Run(() => rig.Worker.SendDueAsync(Token), Token)));
        await rigs[0].Worker.SendDueAsync(Token);

        var amber = rigs.SelectMany(rig => rig.SentIds("amber")).ToList();
        var birch = rigs.SelectMany(rig => rig.SentIds("birch")).ToList();
        Assert.Equal(19, amber.Count);
        Assert.Equal(19, amber.Distinct().Count());
        Assert.Equal(10, birch.Count);
        Assert.Equal(10, birch.Distinct().Count());
        rigs.ForEach(rig => rig.Dispose());
    }
}
