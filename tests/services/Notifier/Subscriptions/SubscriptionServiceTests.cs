using Flights.Domain.Tests.Regressions;
using Flights.Notifier;
using Flights.Platform;
using Flights.Platform.Bus;
using Flights.Platform.Hosting;
using Flights.Platform.Tests.Security;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Client = Flights.V1.SubscriptionService.SubscriptionServiceClient;

namespace Flights.Services.Tests.Notifier.Subscriptions;

/// <summary>Subscriptions over gRPC, in a service that asks for tokens.</summary>
public sealed class SubscriptionServiceTests : IAsyncLifetime
{
    private const string Parent = "labs/orchard";

    private readonly TempFolder _folder = new();
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("flights-subscriptions-");
    private readonly DirectoryInfo _secrets = Directory.CreateTempSubdirectory("flights-secrets-");
    private readonly TestIssuer _issuer = TestIssuer.Symmetric();
    private WebApplication _app = null!;
    private GrpcChannel _channel = null!;
    private Client _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static V1.Subscription ByFile => new() { File = new V1.FileChannel() };

    private string Files => Path.Combine(_data.FullName, "files");

    public async ValueTask InitializeAsync()
    {
        _app = ServiceHost.Build(
            new HostSettings
            {
                UseEnvironment = false,
                StopsOnSignals = false,
                LogLevel = LogLevel.None,
                Overrides = new Dictionary<string, string>
                {
                    ["FLIGHTS_LISTEN"] = "http://127.0.0.1:0",
                    ["FLIGHTS_BUS"] = "in-memory",
                    ["FLIGHTS_DATA"] = _data.FullName,
                    ["FLIGHTS_AUTH_KEY_FILE"] = _folder.Write("key", _issuer.KeyFile),
                    ["FLIGHTS_AUTH_ISSUER"] = TestIssuer.Name,
                    ["FLIGHTS_NOTIFIER_FILE_FOLDER"] = Files,
                    ["FLIGHTS_NOTIFIER_SECRET_FOLDER"] = _secrets.FullName,
                    ["FLIGHTS_NOTIFIER_MAX_SUBSCRIPTIONS"] = "3",
                },
            },
            new NotifierModule());
        await _app.StartAsync(Token);
        _channel = GrpcChannel.ForAddress(ServiceHost.AddressOf(_app));
        _client = new Client(_channel);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _folder.Dispose();
        _data.Delete(recursive: true);
        _secrets.Delete(recursive: true);
    }

    [Fact]
    public async Task Event_OfTheBus_ReachesTheSubscriber()
    {
        var created = await CreateAsync("amber", new V1.Subscription { Filter = "kind = gate.changed", File = new V1.FileChannel() });
        await _app.Services.GetRequiredService<IMessagePublisher>().PublishAsync(LedgerRig.Message(new Run(100)), Token);

        var request = new V1.ListDeliveriesRequest { Parent = created.Name };
        var log = new V1.ListDeliveriesResponse();
        while (log.Deliveries.All(each => each.State != V1.DeliveryState.Delivered))
        {
            log = await _client.ListDeliveriesAsync(request, As("amber"), cancellationToken: Token);
        }

        Assert.Equal($"{created.Name}/deliveries/plum-unstable.1", Assert.Single(log.Deliveries).Name);
        var line = Assert.Single(await File.ReadAllLinesAsync(Path.Combine(Files, "orchard", "amber.jsonl"), Token));
        Assert.Equal(log.Deliveries[0].Name, V1.Notice.Parser.ParseJson(line).Delivery);
    }

    [Fact]
    public async Task Caller_SeesAndChangesItsOwn_AndAnOperatorAll()
    {
        var amber = await CreateAsync("amber", ByFile);
        var birch = await CreateAsync("birch", ByFile);

        Assert.Equal(("amber", "birch"), (amber.Owner, birch.Owner));
        Assert.Equal([amber], await ListAsync(As("amber")));
        Assert.Equal([amber, birch], await ListAsync(As("someone", "operator")));
        foreach (var refused in AllOf(birch.Name, As("amber")))
        {
            Assert.Equal("NotFound SUBSCRIPTION_NOT_FOUND", await RefusalAsync(refused));
        }

        Assert.Equal(birch, (await _client.GetSubscriptionAsync(new() { Name = birch.Name }, As("birch"), cancellationToken: Token)).Subscription);
        await _client.DeleteSubscriptionAsync(new() { Name = birch.Name }, As("someone", "operator"), cancellationToken: Token);
        Assert.Equal([amber], await ListAsync(As("someone", "operator")));
    }

    [Fact]
    public async Task Caller_WithoutASubject_OwnsNothing()
    {
        var headers = new Metadata { { "authorization", $"Bearer {_issuer.Token("reader", ("sub", null))}" } };
        var amber = await CreateAsync("amber", ByFile);

        Assert.Equal("PermissionDenied SUBJECT_MISSING", await RefusalAsync(async () => await _client.CreateSubscriptionAsync(
            new() { Parent = Parent, Subscription = ByFile }, headers, cancellationToken: Token)));
        Assert.Equal("PermissionDenied SUBJECT_MISSING", await RefusalAsync(async () => await _client.ListSubscriptionsAsync(
            new() { Parent = Parent }, headers, cancellationToken: Token)));
        Assert.Equal("NotFound SUBSCRIPTION_NOT_FOUND", await RefusalAsync(async () => await _client.GetSubscriptionAsync(
            new() { Name = amber.Name }, headers, cancellationToken: Token)));
    }

    public static TheoryData<string, V1.Subscription, string> Wrong => new()
    {
        // id           subscription                                                                     answer
        { "Amber",      new() { File = new() },                                                          "InvalidArgument INVALID_SUBSCRIPTION_ID subscription_id" },
        { "amber-",     new() { File = new() },                                                          "InvalidArgument INVALID_SUBSCRIPTION_ID subscription_id" },
        { "../amber",   new() { File = new() },                                                          "InvalidArgument INVALID_SUBSCRIPTION_ID subscription_id" },
        { "amber",      new(),                                                                           "InvalidArgument CHANNEL_MISSING subscription.channel" },
        { "amber",      new() { File = new(), Filter = "branch = a flight = 3" },                        "InvalidArgument FILTER_FIELD subscription.filter column 12" },
        { "amber",      new() { File = new(), Filter = "branch = \"a" },                                 "InvalidArgument FILTER_SYNTAX subscription.filter column 10" },
        { "amber",      new() { File = new(), DailyDigest = new() { Time = "noon" } },                   "InvalidArgument INVALID_TIME subscription.daily_digest.time" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Create_WhatIsNone_SaysWhichFieldAndColumn(string id, V1.Subscription subscription, string answer) =>
        Assert.Equal(answer, await RefusalAsync(() => CreateAsync("amber", subscription, id), details: true));

    [Fact]
    public async Task Secret_IsItsOwnersAlone()
    {
        const string NoSecret = "FailedPrecondition UNKNOWN_SECRET subscription.webhook.secret";
        var subject = "https://id.example.org/amber";
        var ownKeys = _secrets.CreateSubdirectory(Uri.EscapeDataString(subject));
        await File.WriteAllTextAsync(Path.Combine(ownKeys.FullName, "key"), "one", Token);
        await File.WriteAllTextAsync(Path.Combine(_secrets.FullName, "shared"), "two", Token);
        V1.Subscription SignedBy(string secret) => new() { Webhook = new() { Uri = "https://hook.example.org/", Secret = secret } };

        var own = await CreateAsync(subject, SignedBy("key"), "amber");

        Assert.Equal(subject, own.Owner);
        Assert.Equal(NoSecret, await RefusalAsync(() => CreateAsync(subject, SignedBy("shared"), "birch"), details: true));
        Assert.Equal(NoSecret, await RefusalAsync(() => CreateAsync("birch", SignedBy("key"), "birch"), details: true));
        Assert.Equal(NoSecret, await RefusalAsync(() => CreateAsync(".", SignedBy("shared"), "birch"), details: true));
        Assert.Equal(NoSecret, await RefusalAsync(() => CreateAsync("..", SignedBy("key"), "birch"), details: true));
        var foreign = SignedBy("key");
        foreign.Owner = subject;
        Assert.Equal(NoSecret, await RefusalAsync(() => CreateAsync("birch", foreign, "birch"), details: true));
    }

    [Fact]
    public async Task Create_WithoutAnId_MakesOneUp_UpToTheLimit()
    {
        var names = new List<string>();
        for (var count = 0; count < 3; count++)
        {
            names.Add((await CreateAsync("amber", ByFile, "")).Name);
        }

        Assert.Equal(3, names.Distinct().Count());
        Assert.Equal("ResourceExhausted TOO_MANY_SUBSCRIPTIONS", await RefusalAsync(() => CreateAsync("amber", ByFile, "")));
    }

    [Fact]
    public async Task Update_WithAMask_ChangesWhatItNames()
    {
        var before = await CreateAsync("amber", new() { Filter = "branch = plum", File = new(), DailyDigest = new() { Time = "07:00" } });
        var given = new V1.Subscription { Name = before.Name, Filter = "branch = pear", Paused = true };

        var implied = await UpdateAsync(given);
        var masked = await UpdateAsync(given, "daily_digest");
        var all = await UpdateAsync(new V1.Subscription { Name = before.Name, File = new() }, "*");

        Assert.Equal(("branch = pear", true, "07:00"), (implied.Filter, implied.Paused, implied.DailyDigest.Time));
        Assert.Equal(("branch = pear", true, null), (masked.Filter, masked.Paused, masked.DailyDigest?.Time));
        Assert.Equal(("", false, before.CreateTime, before.Owner), (all.Filter, all.Paused, all.CreateTime, all.Owner));
    }

    [Theory]
    [InlineData("owner")]
    [InlineData("file.name")]
    [InlineData("file")]
    [InlineData("*")]
    public async Task Update_WithAMaskOfWhatCannotBe_IsRefused(string path)
    {
        var before = await CreateAsync("amber", ByFile);

        Assert.Equal("InvalidArgument INVALID_UPDATE_MASK", await RefusalAsync(() => UpdateAsync(new V1.Subscription { Name = before.Name }, path)));
    }

    [Fact]
    public async Task Update_IntoWhatIsNone_ChangesNothing()
    {
        var before = await CreateAsync("amber", ByFile);

        Assert.Equal(
            "InvalidArgument FILTER_FIELD",
            await RefusalAsync(() => UpdateAsync(new V1.Subscription { Name = before.Name, Filter = "flight = 3" })));
        Assert.Equal([before], await ListAsync(As("amber")));
    }

    [Fact]
    public async Task Change_WithAnEtagThatIsNoLongerSo_IsAborted()
    {
        var before = await CreateAsync("amber", ByFile);
        var after = await UpdateAsync(new V1.Subscription { Name = before.Name, Paused = true, Etag = before.Etag });

        Assert.Equal(
            "Aborted ETAG_MISMATCH",
            await RefusalAsync(() => UpdateAsync(new V1.Subscription { Name = before.Name, Filter = "branch = a", Etag = before.Etag })));
        Assert.Equal("Aborted ETAG_MISMATCH", await RefusalAsync(async () => await _client.DeleteSubscriptionAsync(
            new() { Name = before.Name, Etag = before.Etag }, As("amber"), cancellationToken: Token)));
        Assert.Equal([after], await ListAsync(As("amber")));
        await _client.DeleteSubscriptionAsync(new() { Name = before.Name, Etag = after.Etag }, As("amber"), cancellationToken: Token);
        Assert.Empty(await ListAsync(As("amber")));
    }

    private async Task<V1.Subscription> CreateAsync(string subject, V1.Subscription subscription, string? id = null) =>
        (await _client.CreateSubscriptionAsync(
            new() { Parent = Parent, SubscriptionId = id ?? subject, Subscription = subscription }, As(subject), cancellationToken: Token)).Subscription;

    private async Task<V1.Subscription> UpdateAsync(V1.Subscription subscription, params string[] paths) =>
        (await _client.UpdateSubscriptionAsync(
            new() { Subscription = subscription, UpdateMask = new FieldMask { Paths = { paths } } }, As("amber"), cancellationToken: Token)).Subscription;

    // In small pages.
    private async Task<List<V1.Subscription>> ListAsync(Metadata headers)
    {
        var subscriptions = new List<V1.Subscription>();
        var request = new V1.ListSubscriptionsRequest { Parent = Parent, PageSize = 1 };
        do
        {
            var page = await _client.ListSubscriptionsAsync(request, headers, cancellationToken: Token);
            subscriptions.AddRange(page.Subscriptions);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return subscriptions;
    }

    private IEnumerable<Func<Task>> AllOf(string name, Metadata headers) =>
    [
        async () => await _client.GetSubscriptionAsync(new() { Name = name }, headers, cancellationToken: Token),
        async () => await _client.UpdateSubscriptionAsync(new() { Subscription = new() { Name = name, Paused = true } }, headers, cancellationToken: Token),
        async () => await _client.DeleteSubscriptionAsync(new() { Name = name }, headers, cancellationToken: Token),
        async () => await _client.ListDeliveriesAsync(new() { Parent = name }, headers, cancellationToken: Token),
        async () => await _client.ResendDeliveryAsync(new() { Name = $"{name}/deliveries/plum-unstable.1" }, headers, cancellationToken: Token),
    ];

    private Metadata As(string subject, string role = "reader") => new() { { "authorization", $"Bearer {_issuer.Token(role, ("sub", subject))}" } };

    private static async Task<string> RefusalAsync(Func<Task> call, bool details = false)
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(call);
        var status = refusal.GetRpcStatus()!;
        var info = status.GetDetail<ErrorInfo>();
        var field = status.GetDetail<BadRequest>()?.FieldViolations.Single().Field;
        var column = info.Metadata.TryGetValue("column", out var number) ? $" column {number}" : "";
        return $"{refusal.StatusCode} {info.Reason}" + (details ? $" {field}{column}" : "");
    }
}
