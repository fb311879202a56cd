using System.Net;
using System.Security.Cryptography;
using System.Text;
using Flights.Domain.Tests.Regressions;
using Flights.Notifier.Channels;
using Flights.Platform.Errors;
using Flights.Storage;

namespace Flights.Services.Tests.Notifier.Subscriptions;

/// <summary>Messages to a real HTTP server.</summary>
public sealed class WebhookTests
{
    private const string Secret = "plum-hook";

    private static readonly Row Bad = Row.Regressed("test-amber-vm", "guest-start", 90);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Message_IsSigned_AndACloudEvent()
    {
        await using var receiver = await Receiver.StartAsync();
        using var rig = RigFor(receiver);
        var key = RandomNumberGenerator.GetBytes(24);
        rig.KeepSecret(Secret, "whsec_" + Convert.ToBase64String(key));
        await SubscribeAsync(rig, receiver, "kind = regression.opened");
        await rig.ApplyAsync(Token, new Run(100), new Run(101, Bad));

        await rig.Worker.SendDueAsync(Token);

        var (headers, body) = Assert.Single(receiver.Taken);
        const string Id = "labs/orchard/subscriptions/amber/deliveries/plum-unstable.2";
        Assert.Equal(
            ("1.0", Id, "/labs/orchard/branches/plum-unstable", "flights.regression.opened", "2031-05-01T12:00:00.0000000Z"),
            (headers["ce-specversion"], headers["ce-id"], headers["ce-source"], headers["ce-type"], headers["ce-time"]));
        Assert.Equal("application/json; charset=utf-8", headers["Content-Type"]);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{Id}.{headers["webhook-timestamp"]}."), .. body];
        Assert.Equal($"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, signed))}", headers["webhook-signature"]);
        Assert.Equal(Id, headers["webhook-id"]);
        Assert.Equal(rig.Clock.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), headers["webhook-timestamp"]);
        var notice = V1.Notice.Parser.ParseJson(Encoding.UTF8.GetString(body));
        Assert.Equal("guest-start", Assert.Single(notice.Events).RegressionOpened.Regression.Step.TestId);
        Assert.DoesNotContain("traceparent", headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Receiver_ThatFailsInTurn_GetsEachMessage_WithOneId()
    {
        await using var receiver = await Receiver.StartAsync(500, 204, 302, 429);
        using var rig = RigFor(receiver);
        await SubscribeAsync(rig, receiver, "", secret: "");
        await rig.ApplyAsync(Token, new Run(100), new Run(101, Bad));

        for (var round = 0; round < 10; round++)
        {
            await rig.Worker.SendDueAsync(Token);
            rig.Clock.Now += TimeSpan.FromMinutes(10);
        }

        // 1 fails, 2 is taken, 3 and 1 fail, and then all are taken.
        Assert.Equal(
            ["plum-unstable.1", "plum-unstable.2", "plum-unstable.3"],
            receiver.Taken.Select(each => each.Headers["ce-id"].Split('/')[^1]).Distinct().Order());
        Assert.Equal(6, receiver.Taken.Count);
        Assert.All(await rig.DeliveriesAsync("amber"), each => Assert.Equal(V1.DeliveryState.Delivered, each.State));
        Assert.All(receiver.Taken.GroupBy(each => each.Headers["ce-id"]), copies => Assert.Single(copies.Select(copy => Convert.ToBase64String(copy.Body)).Distinct()));
    }

    [Fact]
    public async Task Receiver_ThatDoesNotAnswer_IsGivenUpForNow_AndKeepsNobodyWaiting()
    {
        await using var receiver = await Receiver.StartAsync(0);
        using var rig = RigFor(receiver);
        rig.Options.SendTimeout = TimeSpan.FromSeconds(2);
        await SubscribeAsync(rig, receiver, "", secret: "");
        await rig.SubscribeAsync("birch", "", Token);
        await rig.ApplyAsync(Token, new Run(100));

        var round = rig.Worker.SendDueAsync(Token);
        while (rig.Sent("birch").Count == 0)
        {
            await Task.Yield();
        }

        Assert.False(round.IsCompleted);
        await round;
        var delivery = Assert.Single(await rig.DeliveriesAsync("amber"));
        Assert.Equal((V1.DeliveryState.Pending, "SEND_TIMEOUT: The other side took too long."), (delivery.State, delivery.LastError));
    }

    [Fact]
    public async Task Receiver_ThatIsNotListedAndPrivate_IsNotCalled()
    {
        await using var receiver = await Receiver.StartAsync();
        using var rig = RigFor(receiver);
        var port = receiver.Host.Split(':')[1];

        // The name leads to this machine, which shows only when it is looked up.
        await rig.CreateAsync("amber", new V1.Subscription { Webhook = new() { Uri = $"https://localhost:{port}/hook" } });
        await rig.ApplyAsync(Token, new Run(100));
        await rig.Worker.SendDueAsync(Token);

        Assert.Empty(receiver.Taken);
        Assert.StartsWith("TARGET_FORBIDDEN: ", Assert.Single(await rig.DeliveriesAsync("amber")).LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receiver_ThatIsAway_IsTriedAgain_AndTheLogDoesNotNameIt()
    {
        using var rig = new DeliveryRig(SqlDialect.Sqlite);
        rig.Options.HttpTargets = "127.0.0.1";
        rig.Restart();
        await rig.CreateAsync("amber", new V1.Subscription { Webhook = new() { Uri = "http://127.0.0.1:1/secret-path" } });
        await rig.ApplyAsync(Token, new Run(100));

        await rig.Worker.SendDueAsync(Token);

        var delivery = Assert.Single(await rig.DeliveriesAsync("amber"));
        Assert.Equal("HTTP_FAILED: The receiver gave no answer: ConnectionError.", delivery.LastError);
    }

    [Theory]
    [InlineData("hook.example.org/a", "", "INVALID_URI")]
    [InlineData("ftp://hook.example.org/a", "", "INVALID_URI")]
    [InlineData("https://user:hunter2@hook.example.org/", "", "INVALID_URI")]
    [InlineData("http://hook.example.org/", "", "TARGET_FORBIDDEN")]
    [InlineData("https://127.0.0.1/", "", "TARGET_FORBIDDEN")]
    [InlineData("https://169.254.169.254/latest", "", "TARGET_FORBIDDEN")]
    [InlineData("https://[::1]/", "", "TARGET_FORBIDDEN")]
    [InlineData("https://[::ffff:10.0.0.1]/", "", "TARGET_FORBIDDEN")]
    [InlineData("https://2130706433/", "", "TARGET_FORBIDDEN")]
    [InlineData("https://hook.example.org/", "no-such-secret", "UNKNOWN_SECRET")]
    [InlineData("https://hook.example.org/", "../notifier.db", "UNKNOWN_SECRET")]
    public async Task Create_OfWhatMayNotBeCalled_IsRefused(string uri, string secret, string reason)
    {
        using var rig = new DeliveryRig(SqlDialect.Sqlite);

        var refusal = await Assert.ThrowsAsync<FlightsException>(
            () => rig.CreateAsync("amber", new V1.Subscription { Webhook = new() { Uri = uri, Secret = secret } }));

        Assert.Equal(reason, refusal.Reason);
        Assert.DoesNotContain("hunter2", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.15.0.1", true)]
    [InlineData("172.16.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("::", false)]
    public void Address_IsPublic_OrNot(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddressOf(address));

    private static bool PublicAddressOf(string address)
    {
        try
        {
            var host = IPAddress.Parse(address) is { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } ? $"[{address}]" : address;
            new HttpTargets(new Flights.Notifier.DeliveryOptions()).Check($"https://{host}/", "uri");
            return true;
        }
        catch (FlightsException refusal)
        {
            Assert.Equal("TARGET_FORBIDDEN", refusal.Reason);
            return false;
        }
    }

    private static DeliveryRig RigFor(Receiver receiver)
    {
        var rig = new DeliveryRig(SqlDialect.Sqlite);
        rig.Options.HttpTargets = receiver.Host;
        rig.Restart();
        return rig;
    }

    private static Task<V1.Subscription> SubscribeAsync(DeliveryRig rig, Receiver receiver, string filter, string secret = Secret) => rig.CreateAsync(
        "amber", new V1.Subscription { Filter = filter, Webhook = new() { Uri = $"http://{receiver.Host}/hook", Secret = secret } });
}
