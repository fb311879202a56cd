using Flights.Domain.Tests.Regressions;
using Flights.Platform.Errors;
using Flights.Storage;

namespace Flights.Services.Tests.Notifier.Subscriptions;

/// <summary>Who is to have the report of a flight is written down once for each of its results, whatever the database.</summary>
public abstract class ReportLogContract(SqlDialect dialect)
{
    private const string Wanted = "test-amber-vm";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reports_AreWrittenDown_OnceForEachOfAFlightsResults_ForThoseWhoWantThem()
    {
        using var rig = new DeliveryRig(dialect);
        await SubscribeAsync(rig, "all", "");
        await SubscribeAsync(rig, "some", $"class = regression AND job = {Wanted}");
        await SubscribeAsync(rig, "none", "branch = nectarine OR tree = fig");
        await rig.SubscribeAsync("events", "", Token);

        await rig.ApplyAsync(Complete(new Run(100), "a"), Token);
        await rig.ApplyAsync(Complete(new Run(100), "a"), Token);
        await rig.ApplyAsync(Complete(new Run(101, Row.Regressed(Wanted, "guest-start", 90)), "b"), Token);
        await rig.ApplyAsync(Complete(new Run(101, Row.Regressed(Wanted, "guest-start", 90)), "b", version: 2), Token);
        await rig.ApplyAsync(Complete(new Run(101), "c", version: 3), Token);
        await rig.ApplyAsync(Token, new Run(102));

        Assert.Equal(["report-101-2 101", "report-101 101", "report-100 100"], await NamesAsync(rig, "all"));
        Assert.Equal(["report-101 101"], await NamesAsync(rig, "some"));
        Assert.Empty(await NamesAsync(rig, "none"));
        await rig.Worker.SendDueAsync(Token);
        Assert.DoesNotContain(rig.Sent("events"), notice => notice.Report is not null);
        Assert.NotEmpty(rig.Sent("events"));
    }

    [Fact]
    public async Task Report_ThatTheClassifierDoesNotWrite_IsTriedAgain()
    {
        using var rig = new DeliveryRig(dialect);
        await SubscribeAsync(rig, "all", "");
        await rig.ApplyAsync(Complete(new Run(100), "a"), Token);

        await rig.Worker.SendDueAsync(Token);

        var delivery = Assert.Single(await rig.DeliveriesAsync("all"));
        Assert.Equal(V1.DeliveryState.Pending, delivery.State);
        Assert.Equal("REPORT_NOT_WRITTEN: The classifier did not write the report of 'labs/orchard/flights/100': Unavailable.", delivery.LastError);
    }

    [Fact]
    public async Task PausedSubscription_IsPassedOver()
    {
        using var rig = new DeliveryRig(dialect);
        await SubscribeAsync(rig, "all", "", paused: true);

        await rig.ApplyAsync(Complete(new Run(100), "a"), Token);

        Assert.Empty(await NamesAsync(rig, "all"));
    }

    [Theory]
    [InlineData("kind = regression.opened", false, "FILTER_FIELD", "subscription.filter")]
    [InlineData("", true, "DIGEST_OF_REPORTS", "subscription.daily_digest")]
    public async Task Preview_OfWhatNoReportHas_IsRefused(string filter, bool hasDigest, string reason, string field)
    {
        using var rig = new DeliveryRig(dialect);
        var subscription = Wish(filter);
        subscription.DailyDigest = hasDigest ? new V1.DailyDigest { Time = "07:00" } : null;

        var refusal = await Assert.ThrowsAsync<FlightsException>(() => rig.PreviewAsync("all", subscription, 0));

        Assert.Equal((reason, field), (refusal.Reason, refusal.Field));
    }

    private static V1.FlightClassified Complete(Run run, string digest, int version = 1)
    {
        var message = LedgerRig.Message(run);
        message.Flight.Digest = digest;
        message.Flight.Complete = new V1.CompleteFlight
        {
            Name = message.Flight.Name,
            Branch = message.Flight.Branch,
            Blessing = "real",
            IntendedBlessing = "real",
            Jobs = { message.Flight.Jobs.Select(job => new V1.CompleteJob { JobId = job.JobId, Status = job.Status }) },
        };
        message.Classification.HistoryVersion += version;
        return message;
    }

    private static V1.Subscription Wish(string filter) =>
        new() { Filter = filter, Mail = new V1.MailChannel { To = "reports@example.org", Format = V1.MailFormat.ClassicReport } };

    private static async Task<IEnumerable<string>> NamesAsync(DeliveryRig rig, string id) =>
        (await rig.DeliveriesAsync(id)).Select(each => $"{each.Name[(each.Name.IndexOf('.', StringComparison.Ordinal) + 1)..]} {each.Flight.Split('/')[^1]}");

    private static Task<V1.Subscription> SubscribeAsync(DeliveryRig rig, string id, string filter, bool paused = false)
    {
        var wish = Wish(filter);
        wish.Paused = paused;
        return rig.Store.AddAsync(Run.Lab, id, "someone", wish, limit: 100, Token);
    }
}
