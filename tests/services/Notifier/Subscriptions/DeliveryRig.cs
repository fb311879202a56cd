using Flights.BaselineStore.Tests;
using Flights.Domain.Tests.Regressions;
using Flights.Notifier;
using Flights.Notifier.Channels;
using Flights.Notifier.Deliveries;
using Flights.Notifier.Ledgers;
using Flights.Notifier.Reports;
using Flights.Notifier.Subscriptions;
using Flights.Storage;
using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flights.Services.Tests.Notifier.Subscriptions;

/// <summary>A ledger with subscribers who are told by files, on a clock that the test moves.</summary>
internal sealed class DeliveryRig : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-deliveries-");
    private readonly LedgerRig _ledger;

    // No classifier is there: who wants reports waits for it.
    private readonly GrpcChannel _nowhere = GrpcChannel.ForAddress("http://127.0.0.1:1");
    private HttpPost? _post;

    public DeliveryRig(SqlDialect dialect)
        : this(new LedgerRig(dialect))
    {
    }

    public DeliveryRig(PostgresqlSchema schema)
        : this(new LedgerRig(schema))
    {
    }

    private DeliveryRig(LedgerRig ledger)
    {
        _ledger = ledger;
        Options = new DeliveryOptions
        {
            FileFolder = Path.Combine(_folder.FullName, "files"),
            SecretFolder = _folder.FullName,
            RetryPause = TimeSpan.FromSeconds(10),
        };
        Channel = new CrashingChannel(new FileChannel(Options));
        Open();
    }

    public TestClock Clock { get; } = new();

    public DeliveryOptions Options { get; }

    public MailOptions Mail { get; } = new();

    public CrashingChannel Channel { get; }

    public SubscriptionStore Store { get; private set; } = null!;

    public SubscriptionGrpcService Service { get; private set; } = null!;

    public DeliveryWorker Worker { get; private set; } = null!;

    private LedgerService Ledger { get; set; } = null!;

    /// <summary>Subscribes by a file.</summary>
    public Task<V1.Subscription> SubscribeAsync(string id, string filter, CancellationToken cancellationToken, V1.DailyDigest? digest = null) =>
        Store.AddAsync(
            Run.Lab,
            id,
            "someone",
            new V1.Subscription { Filter = filter, File = new V1.FileChannel(), DailyDigest = digest },
            limit: 100,
            cancellationToken);

    /// <summary>Subscribes over gRPC's method, which checks what is given.</summary>
    public async Task<V1.Subscription> CreateAsync(string id, V1.Subscription subscription) =>
        (await Service.CreateSubscription(
            new V1.CreateSubscriptionRequest { Parent = $"labs/{Run.Lab}", SubscriptionId = id, Subscription = subscription }, Calls.ByAnybody()))
        .Subscription;

    /// <summary>Applies flights one after the other.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken, params Run[] runs)
    {
        foreach (var run in runs)
        {
            await Ledger.ApplyAsync(LedgerRig.Message(run), cancellationToken);
        }
    }

    /// <summary>Applies what a classifier says of a flight.</summary>
    public Task ApplyAsync(V1.FlightClassified message, CancellationToken cancellationToken) => Ledger.ApplyAsync(message, cancellationToken);

    /// <summary>Has the only regression left out of notices until a time.</summary>
    public async Task MuteAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        var listed = await _ledger.Queries.ListRegressionsAsync(new V1.ListRegressionsRequest { Parent = LedgerRig.PlumBranch }, cancellationToken);
        await _ledger.Annotator.AnnotateAsync(
            new V1.AnnotateRegressionRequest
            {
                Name = Assert.Single(listed.Regressions).Name,
                Annotation = new V1.RegressionAnnotation { MuteUntil = Timestamp.FromDateTimeOffset(end) },
            },
            cancellationToken);
    }

    /// <summary>What a subscriber was sent: the lines of its file that are whole.</summary>
    public List<V1.Notice> Sent(string id) => File.Exists(FileOf(id))
        ? [.. File.ReadAllLines(FileOf(id)).Select(V1.Notice.Parser.ParseJson)]
        : [];

    /// <summary>The ids of what a subscriber was sent.</summary>
    public IEnumerable<string> SentIds(string id) => Sent(id).Select(notice => notice.Delivery.Split('/')[^1]);

    /// <summary>The file of a subscriber.</summary>
    public string FileOf(string id) => Path.Combine(Options.FileFolder, Run.Lab.Value, id + ".jsonl");

    /// <summary>The delivery log of a subscription, newest first, in small pages.</summary>
    public async Task<List<V1.Delivery>> DeliveriesAsync(string id)
    {
        var deliveries = new List<V1.Delivery>();
        var request = new V1.ListDeliveriesRequest { Parent = $"labs/{Run.Lab}/subscriptions/{id}", PageSize = 2 };
        do
        {
            var page = await Service.ListDeliveries(request, Calls.ByAnybody());
            deliveries.AddRange(page.Deliveries);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return deliveries;
    }

    /// <summary>What a subscriber would have been sent, in pages.</summary>
    public async Task<List<V1.Notice>> PreviewAsync(string id, V1.Subscription subscription, int pageSize)
    {
        var notices = new List<V1.Notice>();
        var request = new V1.PreviewSubscriptionRequest
        {
            Parent = $"labs/{Run.Lab}",
            SubscriptionId = id,
            Subscription = subscription,
            PageSize = pageSize,
        };
        do
        {
            var page = await Service.PreviewSubscription(request, Calls.ByAnybody());
            notices.AddRange(page.Notices);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return notices;
    }

    /// <summary>Closes the database and opens it again, as a restart does.</summary>
    public void Restart()
    {
        Worker.Dispose();
        _ledger.Restart();
        Open();
    }

    /// <summary>Keeps a secret, as the operator does.</summary>
    public void KeepSecret(string name, string secret) => File.WriteAllText(Path.Combine(Options.SecretFolder, name), secret + "\n");

    public void Dispose()
    {
        Worker.Dispose();
        _post?.Dispose();
        _nowhere.Dispose();
        _ledger.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Open()
    {
        var signal = new SubscriptionSignal();
        var targets = new HttpTargets(Options);
        _post?.Dispose();
        _post = new HttpPost(targets);
        var secrets = new Secrets(Options);
        var channels = new ChannelChoice(
            [Channel, new WebhookChannel(_post, targets, secrets, Clock), new ChatChannel(_post, targets, secrets), new MailChannel(Mail)]);
        var outbox = new Outbox(_ledger.Database, Options, Clock);
        var reports = new ReportWriting(_ledger.Database, new V1.ClassifierService.ClassifierServiceClient(_nowhere), new ReportOptions());
        Ledger = new LedgerService(_ledger.Database, _ledger.Signal, Clock);
        Store = new SubscriptionStore(_ledger.Database, signal, Clock);
        Service = new SubscriptionGrpcService(
            Store, new SubscriptionPreview(_ledger.Database, new ReportPreview(_ledger.Database, reports), Clock), new DeliveryLog(_ledger.Database, signal, Clock), new SubscriptionRules(channels), Options);
        Worker = new DeliveryWorker(
            new Follower(_ledger.Database, Clock),
            outbox,
            new Sender(outbox, reports, channels, Options, new Random(1), Clock, NullLogger<Sender>.Instance),
            _ledger.Signal,
            signal,
            Options,
            Clock,
            NullLogger<DeliveryWorker>.Instance);
    }
}
