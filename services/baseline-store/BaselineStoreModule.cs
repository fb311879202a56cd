using Flights.BaselineStore.Allowing;
using Flights.BaselineStore.Bisections;
using Flights.BaselineStore.Exclusions;
using Flights.BaselineStore.Progress;
using Flights.BaselineStore.Pushes;
using Flights.Platform;
using Flights.Platform.Options;
using Flights.Platform.Telemetry;
using Flights.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Flights.BaselineStore;

/// <summary>The baseline store: remembers flights, bisections and allow files, and tells what of the flights is evidence.</summary>
public sealed class BaselineStoreModule : IServiceModule
{
    /// <inheritdoc/>
    public string Name => "baseline-store";

    /// <inheritdoc/>
    public void AddServices(ModuleServices services)
    {
        var data = services.Options<DataOptions>();
        var options = services.Options<DatabaseOptions>();
        services.Services.TryAddSingleton(TimeProvider.System);
        services.Services.AddSingleton<ProgressSignal>();
        services.Services.AddSingleton<ProgressWaiter>();
        services.Services.AddSingleton(_ => new BaselineStoreDatabase(
            ServiceDatabase.Open(Name, typeof(BaselineStoreModule).Assembly, data, options)));
        services.AddReadiness(
            "flights.v1.BaselineService/database",
            provider => new DatabaseHealth(provider.GetRequiredService<BaselineStoreDatabase>().File));
        services.Services.AddSingleton<IRareMeasurement>(
            provider => new HistorySize(Name, provider.GetRequiredService<BaselineStoreDatabase>().File));
        services.Services.AddSingleton<IFlightStore>(Store<FlightStore>);
        services.Services.AddSingleton<IPushStore>(Store<PushStore>);
        services.Services.AddSingleton<IExclusionStore>(Store<ExclusionStore>);
        services.Services.AddSingleton<IBisectionStore>(Store<BisectionStore>);
        services.Services.AddSingleton<IAllowStore>(Store<AllowStore>);
        services.Services.AddHostedService<UnfinishedFlights>();
    }

    /// <inheritdoc/>
    public void AddConsumers(ConsumerRegistry consumers)
    {
        consumers.Add<FlightReportedConsumer>("baseline-store.flight-reported");
        consumers.Add<FlightClassifiedConsumer>("baseline-store.flight-classified");
        consumers.Add<FlightAppliedConsumer>("baseline-store.flight-applied");
        consumers.Add<PushRecordedConsumer>("baseline-store.push-recorded");
        consumers.Add<FlightExcludedConsumer>("baseline-store.flight-excluded");
        consumers.Add<BisectionReportedConsumer>("baseline-store.bisection-reported");
        consumers.Add<AllowFilesReadConsumer>("baseline-store.allow-files-read");
    }

    /// <inheritdoc/>
    public void MapGrpc(IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<BaselineGrpcService>();

    private static TStore Store<TStore>(IServiceProvider provider) =>
        ActivatorUtilities.CreateInstance<TStore>(provider, provider.GetRequiredService<BaselineStoreDatabase>().File);
}
