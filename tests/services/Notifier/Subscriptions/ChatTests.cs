using System.Text.Json;
using Flights.Domain.Tests.Regressions;
using Flights.Platform.Errors;
using Flights.Storage;

namespace Flights.Services.Tests.Notifier.Subscriptions;

/// <summary>Messages to a real HTTP server that takes them as a chat does.</summary>
public sealed class ChatTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Message_IsTitleAndText_Escaped()
    {
        await using var receiver = await Receiver.StartAsync();
        using var rig = new DeliveryRig(SqlDialect.Sqlite);
        rig.Options.HttpTargets = receiver.Host;
        rig.Restart();
        rig.KeepSecret("release-room", $"http://{receiver.Host}/services/T0/B0/x");
        var created = await rig.CreateAsync("amber", new V1.Subscription { Filter = "kind = regression.*", Chat = new() { Secret = "release-room" } });
        await rig.ApplyAsync(Token, new Run(100), new Run(101, Row.Regressed("test-amber-vm", "guest<&>`start", 90)));

        await rig.Worker.SendDueAsync(Token);

        var (headers, body) = Assert.Single(receiver.Taken);
        var text = JsonDocument.Parse(body).RootElement.GetProperty("text").GetString()!;
        Assert.StartsWith("*plum-unstable: test-amber-vm guest&lt;&amp;&gt;`start regressed in flight 101*\n```\nplum-unstable: ", text, StringComparison.Ordinal);
        Assert.EndsWith("\n```", text, StringComparison.Ordinal);
        Assert.Equal("application/json; charset=utf-8", headers["Content-Type"]);
        Assert.DoesNotContain(receiver.Host, created.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digest_OfManyEvents_IsCutAtALine()
    {
        await using var receiver = await Receiver.StartAsync();
        using var rig = new DeliveryRig(SqlDialect.Sqlite);
        rig.Options.HttpTargets = receiver.Host;
        rig.Restart();
        rig.KeepSecret("release-room", $"http://{receiver.Host}/services/T0/B0/x");
        await rig.CreateAsync("amber", new V1.Subscription { Chat = new() { Secret = "release-room" }, DailyDigest = new() { Time = "07:00" } });
        await rig.ApplyAsync(Token, [.. Enumerable.Range(100, 30).Select(number => new Run(number, number % 2 == 0
            ? [] : [Row.Regressed("test-amber-vm", "guest-start", 90)]))]);
        rig.Clock.Now += TimeSpan.FromDays(1);

        await rig.Worker.SendDueAsync(Token);

        var text = JsonDocument.Parse(Assert.Single(receiver.Taken).Body).RootElement.GetProperty("text").GetString()!;
        Assert.EndsWith("\n...\n```", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 6_500, 7_100);
    }

    [Theory]
    [InlineData("not an address", "INVALID_URI")]
    [InlineData("http://10.0.0.1/services/x", "TARGET_FORBIDDEN")]
    [InlineData("", "SECRET_UNREADABLE")]
    public async Task Create_OfASecretThatIsNoAddress_IsRefused_AndDoesNotTellIt(string secret, string reason)
    {
        using var rig = new DeliveryRig(SqlDialect.Sqlite);
        rig.KeepSecret("release-room", secret);

        var refusal = await Assert.ThrowsAsync<FlightsException>(
            () => rig.CreateAsync("amber", new V1.Subscription { Chat = new() { Secret = "release-room" } }));

        Assert.Equal(reason, refusal.Reason);
        Assert.DoesNotContain("10.0.0.1", refusal.Message, StringComparison.Ordinal);
    }
}
