using Flights.Domain.Tests.Regressions;
using Flights.Platform.Errors;
using Flights.Storage;

namespace Flights.Services.Tests.Notifier.Subscriptions;

/// <summary>How subscriptions are kept, whatever the database.</summary>
public abstract class SubscriptionStoreContract(SqlDialect dialect)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Subscription_IsKept_OverARestart()
    {
        using var rig = new DeliveryRig(dialect);
        var added = await rig.SubscribeAsync("amber", "branch = plum-*", Token, new V1.DailyDigest { Time = "07:00" });
        rig.Restart();

        var kept = (await rig.Service.GetSubscription(new V1.GetSubscriptionRequest { Name = added.Name }, Calls.ByAnybody())).Subscription;

        Assert.Equal(added, kept);
        Assert.Equal(("labs/orchard/subscriptions/amber", "someone", "branch = plum-*"), (kept.Name, kept.Owner, kept.Filter));
    }

    [Fact]
    public async Task Subscription_OfANameThatIsTaken_IsRefused()
    {
        using var rig = new DeliveryRig(dialect);
        await rig.SubscribeAsync("amber", "", Token);

        var refusal = await Assert.ThrowsAsync<FlightsException>(() => rig.SubscribeAsync("amber", "", Token));

        Assert.Equal((ErrorKind.AlreadyExists, "SUBSCRIPTION_EXISTS"), (refusal.Kind, refusal.Reason));
    }

    [Fact]
    public async Task List_OfOneOwner_HasPagesOfItsOwn()
    {
        using var rig = new DeliveryRig(dialect);
        foreach (var (id, owner) in new[] { ("d", "one"), ("a", "one"), ("c", "two"), ("b", "one") })
        {
            await rig.Store.AddAsync(Run.Lab, id, owner, new V1.Subscription(), limit: 3, Token);
        }

        Assert.Equal(["a", "b"], Ids(await rig.Store.ListAsync(Run.Lab, "one", "", 2, Token)));
        Assert.Equal(["d"], Ids(await rig.Store.ListAsync(Run.Lab, "one", "b", 2, Token)));
        Assert.Equal(["a", "b", "c", "d"], Ids(await rig.Store.ListAsync(Run.Lab, null, "", 10, Token)));
    }

    [Fact]
    public async Task Owner_WithAsManyAsMayBe_GetsNoMore()
    {
        using var rig = new DeliveryRig(dialect);
        await rig.Store.AddAsync(Run.Lab, "a", "one", new V1.Subscription(), limit: 1, Token);
        await rig.Store.AddAsync(Run.Lab, "b", "two", new V1.Subscription(), limit: 1, Token);

        var refusal = await Assert.ThrowsAsync<FlightsException>(
            () => rig.Store.AddAsync(Run.Lab, "c", "one", new V1.Subscription(), limit: 1, Token));

        Assert.Equal((ErrorKind.ResourceExhausted, "TOO_MANY_SUBSCRIPTIONS"), (refusal.Kind, refusal.Reason));
    }

    [Fact]
    public async Task Etag_IsAnotherOneAfterEachChange()
    {
        using var rig = new DeliveryRig(dialect);
        var added = await rig.SubscribeAsync("amber", "", Token);
        var changed = await rig.Store.ChangeAsync(Run.Lab, "amber", before => new V1.Subscription(before) { Paused = true }, Token);
        var again = await rig.Store.ChangeAsync(Run.Lab, "amber", before => before, Token);

        Assert.Equal(3, new[] { added.Etag, changed.Etag, again.Etag }.Distinct().Count());
        Assert.True(again.Paused);
    }

    private static IEnumerable<string> Ids(IEnumerable<V1.Subscription> subscriptions) => subscriptions.Select(each => each.Name.Split('/')[^1]);
}
