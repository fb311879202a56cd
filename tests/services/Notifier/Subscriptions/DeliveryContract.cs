using Flights.Domain.Tests.Regressions;
using Flights.Platform.Wire;
using Flights.Storage;

namespace Flights.Services.Tests.Notifier.Subscriptions;

/// <summary>What a subscriber is promised, whatever the database.</summary>
public abstract class DeliveryContract(SqlDialect dialect)
{
    private const string Amber = "amber";
    private const string Birch = "birch";

    private static readonly Row Bad = Row.Regressed("test-amber-vm", "guest-start", 90);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Event_IsSentOnce_ToWhoWantsIt()
    {
        using var rig = new DeliveryRig(dialect);
        await rig.SubscribeAsync(Amber, "kind = regression.*", Token);
        await rig.SubscribeAsync(Birch, "branch = nectarine-*", Token);
        await rig.ApplyAsync(Token, new Run(100), new Run(101, Bad), new Run(102));

        await rig.Worker.SendDueAsync(Token);
        await rig.Worker.SendDueAsync(Token);

        Assert.Equal(["plum-unstable.2", "plum-unstable.4"], rig.SentIds(Amber));
        Assert.Empty(rig.Sent(Birch));
        Assert.Equal("test-amber-vm", Assert.Single(rig.Sent(Amber)[0].Events).RegressionOpened.Regression.Step.JobId);
        var log = await rig.DeliveriesAsync(Amber);
        Assert.Equal(
            [
                ("plum-unstable.4", V1.DeliveryState.Delivered, 1, $"{LedgerRig.PlumBranch}/events/4"),
                ("plum-unstable.2", V1.DeliveryState.Delivered, 1, $"{LedgerRig.PlumBranch}/events/2"),
            ],
            log.Select(each => (each.Name.Split('/')[^1], each.State, each.AttemptCount, Assert.Single(each.Events))));
    }

    [Fact]
    public async Task Subscriber_IsToldOfWhatHappensFromThenOn()
    {
        using var rig = new DeliveryRig(dialect);
        await rig.ApplyAsync(Token, new Run(100), new Run(101, Bad));
        await rig.SubscribeAsync(Amber, "", Token);
        await rig.Worker.SendDueAsync(Token);
        Assert.Empty(rig.Sent(Amber));

        await rig.ApplyAsync(Token, new Run(102));
        await rig.Worker.SendDueAsync(Token);

        Assert.Equal(["plum-unstable.4", "plum-unstable.5"], rig.SentIds(Amber));
    }

    [Fact]
    public async Task Regression_ThatIsMuted_IsLeftOutUntilThen()
    {
        using var rig = new DeliveryRig(dialect);
        var subscription = await rig.SubscribeAsync(Amber, "kind = regression.*", Token);
        await rig.ApplyAsync(Token, new Run(100), new Run(101, Bad));
        await rig.MuteAsync(rig.Clock.GetUtcNow() + TimeSpan.FromHours(1), Token);
        await rig.ApplyAsync(Token, new Run(102, Bad));
        rig.Clock.Now += TimeSpan.FromHours(1);
        await rig.ApplyAsync(Token, new Run(103, Bad));

        await rig.Worker.SendDueAsync(Token);

        Assert.Equal(["101", "103"], rig.Sent(Amber).Select(notice => notice.Events[0].Header()!.CauseFlight.Split('/')[^1]));
        Assert.Equal(rig.Sent(Amber), await rig.PreviewAsync(Amber, subscription, pageSize: 10));
    }

    [Fact]
    public async Task Event_OfALogOfMoreThanAPage_IsNotForgotten()
    {
        using var rig = new DeliveryRig(dialect);
        await rig.SubscribeAsync(Amber, "kind = gate.changed", Token);
        await rig.ApplyAsync(
            Token, [.. Enumerable.Range(0, 60).Select(place => place % 2 == 0 ? new Run(100 + place) : new Run(100 + place, Bad))]);

        await rig.Worker.SendDueAsync(Token);

        Assert.Equal(60, rig.SentIds(Amber).Distinct().Count());
        Assert.Equal(60, rig.Sent(Amber).Count);
    }

    [Fact]
    public async Task CrashBetweenSendingAndMarking_SendsTheSameAgain_AndNothingElse()
    {
        using var rig = new DeliveryRig(dialect);
        await rig.SubscribeAsync(Amber, "kind = regression.*", Token);
        await rig.ApplyAsync(Token, new Run(100), new Run(101, Bad), new Run(102));
        rig.Channel.Crashes = true;
        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.Worker.SendDueAsync(Token));
        rig.Channel.Crashes = false;
        rig.Restart();

        await rig.Worker.SendDueAsync(Token);

        Assert.Equal(["plum-unstable.2", "plum-unstable.2", "plum-unstable.4"], rig.SentIds(Amber));
        Assert.Equal(rig.Sent(Amber)[0], rig.Sent(Amber)[1]);
    }

    [Fact]
    public async Task CrashBetweenWritingDownAndSending_LosesNothing()
    {
        using var rig = new DeliveryRig(dialect);
        await rig.SubscribeAsync(Amber, "", Token);
        Directory.CreateDirectory(rig.FileOf(Amber));
        await rig.ApplyAsync(Token, new Run(100));
        await rig.Worker.SendDueAsync(Token);
        Directory.Delete(rig.FileOf(Amber));
        rig.Restart();
        rig.Clock.Now += TimeSpan.FromSeconds(10);

        await rig.Worker.SendDueAsync(Token);

        Assert.Equal(["plum-unstable.1"], rig.SentIds(Amber));
    }

    [Fact]
    public async Task LineThatACrashHasCutOff_IsEnded()
    {
        using var rig = new DeliveryRig(dialect);
        await rig.SubscribeAsync(Amber, "", Token);
        await rig.ApplyAsync(Token, new Run(100));
        Directory.CreateDirectory(Path.GetDirectoryName(rig.FileOf(Amber))!);
        await File.WriteAllTextAsync(rig.FileOf(Amber), "{ \"delivery\": \"la", Token);

        await rig.Worker.SendDueAsync(Token);

        var lines = await File.ReadAllLinesAsync(rig.FileOf(Amber), Token);
        Assert.Equal(2, lines.Length);
        Assert.EndsWith("/plum-unstable.1", V1.Notice.Parser.ParseJson(lines[1]).Delivery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_IsTriedAgainAfterAPause_AndStandsInTheLog()
    {
        using var rig = new DeliveryRig(dialect);
        await rig.SubscribeAsync(Amber, "", Token);
        Directory.CreateDirectory(rig.FileOf(Amber));
        await rig.ApplyAsync(Token, new Run(100));

        await rig.Worker.SendDueAsync(Token);
        await rig.Worker.SendDueAsync(Token);
        var failed = Assert.Single(await rig.DeliveriesAsync(Amber));
        rig.Clock.Now += TimeSpan.FromSeconds(10);
        await rig.Worker.SendDueAsync(Token);
        var failedAgain = Assert.Single(await rig.DeliveriesAsync(Amber));
        Directory.Delete(rig.FileOf(Amber));
        rig.Clock.Now += TimeSpan.FromSeconds(20);
        await rig.Worker.SendDueAsync(Token);
        var delivered = Assert.Single(await rig.DeliveriesAsync(Amber));

        Assert.Equal((V1.DeliveryState.Pending, 1), (failed.State, failed.AttemptCount));
        Assert.StartsWith("FILE_NOT_WRITTEN: ", failed.LastError, StringComparison.Ordinal);
        Assert.InRange(failed.NextAttemptTime.ToDateTimeOffset() - failed.LastAttemptTime.ToDateTimeOffset(), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));
        Assert.Equal((V1.DeliveryState.Pending, 2), (failedAgain.State, failedAgain.AttemptCount));
        Assert.Equal((V1.DeliveryState.Delivered, 3, ""), (delivered.State, delivered.AttemptCount, delivered.LastError));
        Assert.Single(rig.Sent(Amber));
    }

    [Fact]
    public async Task Failure_ForLongerThanIsTried_IsGivenUp_AndCanBeSentAgain()
    {
        using var rig = new DeliveryRig(dialect);
        await rig.SubscribeAsync(Amber, "", Token);
        Directory.CreateDirectory(rig.FileOf(Amber));
        await rig.ApplyAsync(Token, new Run(100));
        await rig.Worker.SendDueAsync(Token);
        rig.Clock.Now += rig.Options.GiveUpAfter;
        await rig.Worker.SendDueAsync(Token);
        var given = Assert.Single(await rig.DeliveriesAsync(Amber));
        Directory.Delete(rig.FileOf(Amber));
        rig.Clock.Now += TimeSpan.FromDays(1);
        await rig.Worker.SendDueAsync(Token);
        Assert.Empty(rig.Sent(Amber));

        var pending = (await rig.Service.ResendDelivery(new V1.ResendDeliveryRequest { Name = given.Name }, Calls.ByAnybody())).Delivery;
        await rig.Worker.SendDueAsync(Token);

        Assert.Equal(V1.DeliveryState.GaveUp, given.State);
        Assert.Equal(V1.DeliveryState.Pending, pending.State);
        Assert.Equal(["plum-unstable.1"], rig.SentIds(Amber));
        Assert.Equal(V1.DeliveryState.Delivered, Assert.Single(await rig.DeliveriesAsync(Amber)).State);
    }

    [Fact]
    public async Task Subscriber_WhoIsPaused_IsNotToldOfWhatHappensMeanwhile()
    {
        using var rig = new DeliveryRig(dialect);
        await rig.SubscribeAsync(Amber, "", Token);
        await PauseAsync(rig, true);
        await rig.ApplyAsync(Token, new Run(100), new Run(101, Bad));
        await rig.Worker.SendDueAsync(Token);
        await PauseAsync(rig, false);
        await rig.ApplyAsync(Token, new Run(102));

        await rig.Worker.SendDueAsync(Token);

        Assert.Equal(["plum-unstable.4", "plum-unstable.5"], rig.SentIds(Amber));
    }

    [Fact]
    public async Task Digest_IsOneMessageADay_WithAllThatHappened()
    {
        using var rig = new DeliveryRig(dialect);
        await rig.SubscribeAsync(Amber, "", Token, new V1.DailyDigest { Time = "06:30", TimeZone = "Europe/Berlin" });
        await rig.ApplyAsync(Token, new Run(100), new Run(101, Bad));
        await rig.Worker.SendDueAsync(Token);
        Assert.Empty(rig.Sent(Amber));
        rig.Clock.Now = new DateTimeOffset(2031, 5, 2, 4, 29, 59, TimeSpan.Zero);
        await rig.ApplyAsync(Token, new Run(102));
        await rig.Worker.SendDueAsync(Token);
        Assert.Empty(rig.Sent(Amber));

        rig.Clock.Now = new DateTimeOffset(2031, 5, 2, 4, 30, 0, TimeSpan.Zero);
        await rig.ApplyAsync(Token, new Run(103, Bad));
        await rig.Worker.SendDueAsync(Token);
        var first = Assert.Single(rig.Sent(Amber));
        rig.Clock.Now += TimeSpan.FromDays(1);
        await rig.Worker.SendDueAsync(Token);

        Assert.Equal(["daily-20310502T043000Z", "daily-20310503T043000Z"], rig.SentIds(Amber));
        Assert.Equal(5, first.Events.Count);
        Assert.Equal(2, rig.Sent(Amber)[1].Events.Count);
    }

    [Fact]
    public async Task Subscriber_WhoseReceiverIsSlow_KeepsNobodyWaiting()
    {
        using var rig = new DeliveryRig(dialect);
        await rig.SubscribeAsync(Amber, "", Token);
        await rig.SubscribeAsync(Birch, "", Token);
        Directory.CreateDirectory(rig.FileOf(Amber));
        await rig.ApplyAsync(Token, new Run(100), new Run(101, Bad));

        await rig.Worker.SendDueAsync(Token);

        Assert.Equal(3, rig.Sent(Birch).Count);
    }

    [Fact]
    public async Task Subscription_ThatIsDeleted_TakesItsDeliveriesAlong()
    {
        using var rig = new DeliveryRig(dialect);
        await rig.SubscribeAsync(Amber, "", Token);
        await rig.ApplyAsync(Token, new Run(100));
        await rig.Worker.SendDueAsync(Token);
        await rig.Store.DeleteAsync(Run.Lab, Amber, _ => { }, Token);
        await rig.SubscribeAsync(Amber, "", Token);

        Assert.Empty(await rig.DeliveriesAsync(Amber));
    }

    private static Task<V1.Subscription> PauseAsync(DeliveryRig rig, bool paused) => rig.Store.ChangeAsync(
        Run.Lab, Amber, before => new V1.Subscription(before) { Paused = paused }, Token);
}
