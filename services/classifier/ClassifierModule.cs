using Flights.Classifier.Allow;
using Flights.Classifier.Complete;
using Flights.Classifier.Reports;
using Flights.Platform;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Flights.Classifier;

/// <summary>Judges flights against baselines. Owns the rules and the allow files, and stores nothing: the baseline store tells it what it
/// needs, what the files were over the time among it.</summary>
public sealed class ClassifierModule : IServiceModule
{
    /// <inheritdoc/>
    public string Name => "classifier";

    /// <inheritdoc/>
    public void AddServices(ModuleServices services)
    {
        services.AddPeer<V1.BaselineService.BaselineServiceClient>("baseline-store");
        services.Services.AddTransient<StoreHistory>();
        services.Services.AddTransient<CompleteFlightJudge>();
        services.Services.AddTransient<FlightClassifier>();
        services.Services.AddTransient<ReportRenderer>();
        services.Services.AddSingleton<AllowLists>();
        AddReader(services);
    }

    /// <inheritdoc/>
    public void AddConsumers(ConsumerRegistry consumers) => consumers.Add<FlightRecordedConsumer>("classifier.flight-recorded");

    /// <inheritdoc/>
    public void MapGrpc(IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<ClassifierGrpcService>();

    private static void AddReader(ModuleServices services)
    {
        if (services.Options<AllowOptions>().Folder.Length == 0)
        {
            return;
        }

        services.Services.TryAddSingleton(TimeProvider.System);
        services.Services.AddSingleton<AllowFolder>();
        services.Services.AddSingleton<AllowHealth>();
        services.Services.AddSingleton<AllowReader>();
        services.AddHealth<AllowHealth>(AllowHealth.Name);
        services.Services.AddHostedService<AllowWatch>();
    }
}
