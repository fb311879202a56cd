using Flights.BaselineStore.Progress;
using Flights.Platform;
using Flights.Platform.Options;
using Flights.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Flights.BaselineStore;

/// <summary>The baseline store: remembers flights, and tells what of them is evidence.</summary>
public sealed class BaselineStoreModule : IServiceModule
{
    private const string DatabaseFile = "baseline-store.db";

    /// <inheritdoc/>
    public string Name => "baseline-store";

    /// <inheritdoc/>
    public void AddServices(ModuleServices services)
    {
        var options = services.Options<DataOptions>();
        services.Services.TryAddSingleton(TimeProvider.System);
        services.Services.AddSingleton<ProgressSignal>();
        services.Services.AddSingleton<ProgressWaiter>();
        services.Services.AddSingleton<IFlightStore>(
            provider => ActivatorUtilities.CreateInstance<FlightStore>(provider, OpenDatabase(options)));
        services.Services.AddHostedService<UnfinishedFlights>();
    }

    /// <inheritdoc/>
    public void AddConsumers(ConsumerRegistry consumers)
    {
        consumers.Add<FlightReportedConsumer>("baseline-store.flight-reported");
        consumers.Add<FlightClassifiedConsumer>("baseline-store.flight-classified");
        consumers.Add<FlightAppliedConsumer>("baseline-store.flight-applied");
    }

    /// <inheritdoc/>
    public void MapGrpc(IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<BaselineGrpcService>();

    private static Database OpenDatabase(DataOptions options) =>
        Database.OpenSqlite(Path.Combine(options.DataFolder, DatabaseFile), typeof(BaselineStoreModule).Assembly);
}
