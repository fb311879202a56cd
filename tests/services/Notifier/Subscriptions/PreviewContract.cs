using Flights.Domain.Tests.Regressions;
using Flights.Platform.Errors;
using Flights.Storage;
using Flights.Tests;

namespace Flights.Services.Tests.Notifier.Subscriptions;

/// <summary>A preview is what a subscriber would have been sent, whatever the database.</summary>
public abstract class PreviewContract(SqlDialect dialect, ITestOutputHelper output)
{
    private const int RoundCount = 3;

    private static readonly string[] Filters =
    [
        "", "kind = regression.*", "novelty = new OR novelty = over", "class = intermittent", "job = test-* AND NOT testid = guest-stop", "branch = nectarine",
    ];

    private static readonly V1.DailyDigest?[] Digests = [null, new() { Time = "07:00", TimeZone = "Europe/Berlin" }, new() { Time = "19:30" }];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Preview_OfARandomHistory_IsWhatWasSent()
    {
        var seed = TestSeed.First;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < RoundCount; round++)
        {
            using var rig = new DeliveryRig(dialect);
            var subscribers = new List<(string Id, V1.Subscription Subscription)>();
            foreach (var filter in Filters)
            {
                var id = $"s{subscribers.Count}";
                subscribers.Add((id, await rig.SubscribeAsync(id, filter, Token, Digests[random.Next(Digests.Length)])));
            }

            foreach (var run in RandomRuns.Arrivals(random))
            {
                await rig.ApplyAsync(Token, run);
                rig.Clock.Now += TimeSpan.FromHours(random.Next(14));
                if (random.Next(3) > 0)
                {
                    await rig.Worker.SendDueAsync(Token);
                }
            }

            rig.Clock.Now += TimeSpan.FromHours(random.Next(48));
            await rig.Worker.SendDueAsync(Token);

            Assert.Contains(subscribers, subscriber => rig.Sent(subscriber.Id).Count > 0);
            foreach (var (id, subscription) in subscribers)
            {
                Assert.Equal(rig.Sent(id), await rig.PreviewAsync(id, subscription, pageSize: 0));
                Assert.Equal(rig.Sent(id), await rig.PreviewAsync(id, subscription, pageSize: 1));
            }
        }
    }

    [Fact]
    public async Task Preview_FromATime_LeavesOutWhatWasBefore()
    {
        using var rig = new DeliveryRig(dialect);
        await rig.ApplyAsync(Token, new Run(100));
        rig.Clock.Now += TimeSpan.FromHours(1);
        await rig.ApplyAsync(Token, new Run(101, Row.Regressed("test-amber-vm", "guest-start", 90)));

        var page = await rig.Service.PreviewSubscription(
            new V1.PreviewSubscriptionRequest
            {
                Parent = $"labs/{Run.Lab}",
                Subscription = new V1.Subscription(),
                StartTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(rig.Clock.Now),
            },
            Calls.ByAnybody());

        Assert.Equal(
            ["labs/orchard/subscriptions/preview/deliveries/plum-unstable.2", "labs/orchard/subscriptions/preview/deliveries/plum-unstable.3"],
            page.Notices.Select(notice => notice.Delivery));
    }

    [Fact]
    public async Task Preview_OfAWrongFilter_SaysWhere()
    {
        using var rig = new DeliveryRig(dialect);

        var refusal = await Assert.ThrowsAsync<FlightsException>(() => rig.PreviewAsync("amber", new V1.Subscription { Filter = "kind = opened" }, 0));

        Assert.Equal(("FILTER_VALUE", "8"), (refusal.Reason, refusal.Metadata["column"]));
    }
}
