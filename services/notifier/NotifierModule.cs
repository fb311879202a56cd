using Flights.Notifier.Channels;
using Flights.Notifier.Deliveries;
using Flights.Notifier.Events;
using Flights.Notifier.Ledgers;
using Flights.Notifier.Reports;
using Flights.Notifier.Subscriptions;
using Flights.Platform;
using Flights.Platform.Options;
using Flights.Platform.Telemetry;
using Flights.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Flights.Notifier;

/// <summary>The notifier: it keeps the ledger of regressions and push gates, and tells those who want to know of its changes.</summary>
public sealed class NotifierModule : IServiceModule
{
    /// <inheritdoc/>
    public string Name => "notifier";

    /// <inheritdoc/>
    public void AddServices(ModuleServices services)
    {
        var data = services.Options<DataOptions>();
        var options = services.Options<DatabaseOptions>();
        services.Services.TryAddSingleton(TimeProvider.System);
        services.Services.AddSingleton(_ => new NotifierDatabase(
            ServiceDatabase.Open(Name, typeof(NotifierModule).Assembly, data, options)));
        services.AddReadiness(
            "flights.v1.NotifierService/database",
            provider => new DatabaseHealth(provider.GetRequiredService<NotifierDatabase>().File));
        services.Services.AddSingleton<IRareMeasurement>(
            provider => new HistorySize(Name, provider.GetRequiredService<NotifierDatabase>().File));
        services.Services.AddSingleton<IRareMeasurement>(provider => provider.GetRequiredService<BranchSilences>());
        services.Services.AddSingleton<BranchSilences>();
        services.Services.AddSingleton<EventSignal>();
        services.Services.AddSingleton<EventLog>();
        services.Services.AddSingleton<EventTail>();
        services.Services.AddSingleton<EventWatch>();
        services.Services.AddSingleton<EventPublisher>();
        services.Services.AddSingleton<LedgerService>();
        services.Services.AddSingleton<LedgerQueries>();
        services.Services.AddSingleton<GateQueries>();
        services.Services.AddSingleton<RegressionAnnotator>();
        services.Services.AddSingleton<CulpritRecorder>();
        services.Services.AddSingleton<IncidentQueries>();
        services.Services.AddHostedService<EventPump>();
        AddSubscriptions(services);
    }

    /// <inheritdoc/>
    public void AddConsumers(ConsumerRegistry consumers)
    {
        consumers.Add<FlightClassifiedConsumer>("notifier.flight-classified");
        consumers.Add<BisectionReportedConsumer>("notifier.bisection-reported");
    }

    /// <inheritdoc/>
    public void MapGrpc(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<NotifierGrpcService>();
        endpoints.MapGrpcService<SubscriptionGrpcService>();
    }

    private static void AddSubscriptions(ModuleServices services)
    {
        services.Options<DeliveryOptions>();
        services.Services.AddSingleton<Secrets>();
        services.Services.AddSingleton<HttpTargets>();
        services.Services.AddSingleton<HttpPost>();
        services.Services.AddSingleton<IChannel, FileChannel>();
        services.Services.AddSingleton<IChannel, WebhookChannel>();
        services.Services.AddSingleton<IChannel, ChatChannel>();
        services.Options<MailOptions>();
        services.Services.AddSingleton<IChannel, MailChannel>();
        services.Services.AddSingleton<ChannelChoice>();
        services.Services.AddSingleton<SubscriptionSignal>();
        services.Services.AddSingleton<SubscriptionRules>();
        services.Services.AddSingleton<SubscriptionStore>();
        services.AddPeer<V1.ClassifierService.ClassifierServiceClient>("classifier");
        services.Options<ReportOptions>();
        services.Services.AddSingleton<ReportWriting>();
        services.Services.AddSingleton<ReportPreview>();
        services.Services.AddSingleton<SubscriptionPreview>();
        services.Services.AddSingleton<DeliveryLog>();
        services.Services.AddSingleton<Outbox>();
        services.Services.AddSingleton<Follower>();
        services.Services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Sender>(provider, Random.Shared));
        services.Services.AddHostedService<DeliveryWorker>();
    }
}
