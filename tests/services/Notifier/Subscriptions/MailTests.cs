using Flights.Domain.Tests.Regressions;
using Flights.Notifier;
using Flights.Platform;
using Flights.Platform.Errors;
using Flights.Platform.Hosting;
using Flights.Platform.Options;
using Flights.Storage;
using MimeKit;

namespace Flights.Services.Tests.Notifier.Subscriptions;

/// <summary>Messages to a real mail server, and what stands in the mailbox.</summary>
public sealed class MailTests
{
    private static readonly string[] FilterHeaders = ["Lab", "Branch", "Kind", "Novelty", "Job", "Testid", "Subscription"];

    private static readonly Row Bad = Row.Regressed("test-amber-vm", "guest-start", 90);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // A mailbox for each test: the server keeps all mails in one.
    private readonly string _recipient = $"t{Guid.NewGuid():N}@example.org";

    [Fact]
    public async Task Mails_OfARegression_AreAThread_WithFixedIds()
    {
        var server = MailServer.Get();
        using var rig = RigFor(server.Address);
        await SubscribeAsync(rig, "kind = regression.*");
        await rig.ApplyAsync(Token, new Run(100), new Run(101, Bad));
        rig.Clock.Now += TimeSpan.FromHours(1);
        await rig.ApplyAsync(Token, new Run(102));

        await rig.Worker.SendDueAsync(Token);

        var mails = await server.ReadAsync(_recipient, 2, Token);
        Assert.Equal(
            ["plum-unstable: test-amber-vm guest-start regressed in flight 101", "plum-unstable: test-amber-vm guest-start is fixed by flight 102"],
            mails.Select(mail => mail.Subject));
        Assert.Equal("labs/orchard/subscriptions/amber/deliveries/plum-unstable.2@flights.example.org", mails[0].MessageId);
        Assert.NotNull(mails[0].InReplyTo);
        Assert.Equal(mails[0].InReplyTo, mails[1].InReplyTo);
        Assert.All(mails, mail => Assert.Equal([mail.InReplyTo!], mail.References));
        Assert.DoesNotContain(mails[0].InReplyTo, mails.Select(mail => mail.MessageId));
        Assert.Equal(rig.Clock.Now - TimeSpan.FromHours(1), mails[0].Date);
    }

    [Fact]
    public async Task Mail_IsPlainTextFirst_WithHeadersForFilters()
    {
        var server = MailServer.Get();
        using var rig = RigFor(server.Address);
        await SubscribeAsync(rig, "kind = regression.opened");
        await rig.ApplyAsync(Token, new Run(100), new Run(101, Row.Regressed("test-amber-vm", "guest<start>", 90)));

        await rig.Worker.SendDueAsync(Token);

        var mail = Assert.Single(await server.ReadAsync(_recipient, 1, Token));
        var body = Assert.IsType<MultipartAlternative>(mail.Body);
        Assert.Equal(["text/plain", "text/html"], body.Select(part => part.ContentType.MimeType));
        Assert.Contains("new    yes: it passed in flight 100", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("guest&lt;start&gt;", mail.HtmlBody, StringComparison.Ordinal);
        Assert.All(mail.TextBody!.Split('\n'), line => Assert.InRange(line.TrimEnd('\r').Length, 0, 72));
        Assert.Equal(
            ["orchard", "plum-unstable", "regression.opened", "new", "test-amber-vm", "guest<start>", "labs/orchard/subscriptions/amber"],
            FilterHeaders.Select(name => mail.Headers["X-Flights-" + name]));
        Assert.Equal("<mailto:notices@flights.example.org?subject=unsubscribe%20labs%2Forchard%2Fsubscriptions%2Famber>", mail.Headers["List-Unsubscribe"]);
        Assert.Equal("<amber.orchard.flights.flights.example.org>", mail.Headers["List-Id"]);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task Mail_ThatIsResent_HasTheIdThatItHad()
    {
        var server = MailServer.Get();
        using var rig = RigFor(server.Address);
        await SubscribeAsync(rig, "");
        await rig.ApplyAsync(Token, new Run(100));
        await rig.Worker.SendDueAsync(Token);
        var delivery = Assert.Single(await rig.DeliveriesAsync("amber"));
        await rig.Service.ResendDelivery(new V1.ResendDeliveryRequest { Name = delivery.Name }, Calls.ByAnybody());

        await rig.Worker.SendDueAsync(Token);

        var mails = await server.ReadAsync(_recipient, 2, Token);
        Assert.Equal(mails[0].MessageId, mails[1].MessageId);
        Assert.Equal(mails[0].TextBody, mails[1].TextBody);
    }

    [Fact]
    public async Task Digest_IsOneMail()
    {
        var server = MailServer.Get();
        using var rig = RigFor(server.Address);
        await SubscribeAsync(rig, "", new V1.DailyDigest { Time = "07:00" });
        await rig.ApplyAsync(Token, new Run(100), new Run(101, Bad));
        rig.Clock.Now += TimeSpan.FromDays(1);

        await rig.Worker.SendDueAsync(Token);

        var mail = Assert.Single(await server.ReadAsync(_recipient, 1, Token));
        Assert.Equal("3 events on plum-unstable", mail.Subject);
        Assert.Equal("labs/orchard/subscriptions/amber/deliveries/daily-20310502T070000Z@flights.example.org", mail.MessageId);
    }

    [Fact]
    public async Task Recipient_WhomTheServerRefuses_IsInTheLog_WithoutTheAddress()
    {
        var server = MailServer.Get();
        using var rig = RigFor(server.Address);
        await rig.CreateAsync("amber", new V1.Subscription { Mail = new() { To = "somebody@elsewhere.example" } });
        await rig.ApplyAsync(Token, new Run(100));

        await rig.Worker.SendDueAsync(Token);

        Assert.Equal("SMTP_REFUSED: The mail server refused the mail with 554.", Assert.Single(await rig.DeliveriesAsync("amber")).LastError);
    }

    [Fact]
    public async Task Server_ThatIsAway_IsTriedAgain()
    {
        using var rig = RigFor(new Uri("smtp://127.0.0.1:1"));
        await SubscribeAsync(rig, "");
        await rig.ApplyAsync(Token, new Run(100));

        await rig.Worker.SendDueAsync(Token);

        var delivery = Assert.Single(await rig.DeliveriesAsync("amber"));
        Assert.Equal((V1.DeliveryState.Pending, "SMTP_FAILED: The mail server could not be used: SocketException."), (delivery.State, delivery.LastError));
    }

    [Theory]
    [InlineData("", "INVALID_ADDRESS")]
    [InlineData("somebody", "INVALID_ADDRESS")]
    [InlineData("Some Body <somebody@example.org>", "INVALID_ADDRESS")]
    [InlineData("a@example.org, b@example.org", "INVALID_ADDRESS")]
    [InlineData("a@example.org\r\nBcc: b@example.org", "INVALID_ADDRESS")]
    [InlineData("somebody@stranger.example", "RECIPIENT_FORBIDDEN")]
    [InlineData("somebody@not-example.org", "RECIPIENT_FORBIDDEN")]
    public async Task Create_ForWhomMailsMayNotGoTo_IsRefused(string to, string reason)
    {
        using var rig = RigFor(new Uri("smtp://127.0.0.1:1"));

        var refusal = await Assert.ThrowsAsync<FlightsException>(() => rig.CreateAsync("amber", new V1.Subscription { Mail = new() { To = to } }));

        Assert.Equal((reason, "subscription.mail.to"), (refusal.Reason, refusal.Field));
    }

    [Theory]
    [InlineData("FLIGHTS_NOTIFIER_SMTP_URI", "http://mail.example.org")]
    [InlineData("FLIGHTS_NOTIFIER_SMTP_URI", "smtps://user:hunter2@mail.example.org")]
    [InlineData("FLIGHTS_NOTIFIER_MAIL_FROM", "nobody")]
    [InlineData("FLIGHTS_NOTIFIER_MAIL_RECIPIENTS", "")]
    [InlineData("FLIGHTS_NOTIFIER_SMTP_USER", "flights")]
    [InlineData("FLIGHTS_NOTIFIER_SECRET_FOLDER", "/no/such/folder")]
    [InlineData("FLIGHTS_NOTIFIER_HTTP_TARGETS", "example.org/path")]
    [InlineData("FLIGHTS_NOTIFIER_RETRY_PAUSE", "2h")]
    public void Build_WrongOption_IsTold(string variable, string value)
    {
        var variables = new Dictionary<string, string>
        {
            ["FLIGHTS_NOTIFIER_SMTP_URI"] = "smtp://127.0.0.1:1",
            ["FLIGHTS_NOTIFIER_MAIL_FROM"] = "notices@flights.example.org",
            ["FLIGHTS_NOTIFIER_MAIL_RECIPIENTS"] = "example.org",
            [variable] = value,
        };

        var message = Assert.Throws<OptionsException>(
            () => ServiceHost.Build(new HostSettings { UseEnvironment = false, Overrides = variables }, new NotifierModule())).Message;

        Assert.Contains(variable, message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", message, StringComparison.Ordinal);
    }

    private static DeliveryRig RigFor(Uri server)
    {
        var rig = new DeliveryRig(SqlDialect.Sqlite);
        rig.Mail.Server = server;
        rig.Mail.From = "notices@flights.example.org";
        rig.Mail.Recipients = "example.org,somebody@elsewhere.example";
        return rig;
    }

    private Task<V1.Subscription> SubscribeAsync(DeliveryRig rig, string filter, V1.DailyDigest? digest = null) => rig.CreateAsync(
        "amber", new V1.Subscription { Filter = filter, Mail = new() { To = _recipient }, DailyDigest = digest });
}
