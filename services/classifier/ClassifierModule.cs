using Flights.Classifier.Complete;
using Flights.Classifier.Reports;
using Flights.Platform;

namespace Flights.Classifier;

/// <summary>Judges flights against baselines. Owns the rules and stores nothing: the baseline store tells it what it needs.</summary>
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
    }

    /// <inheritdoc/>
    public void AddConsumers(ConsumerRegistry consumers) => consumers.Add<FlightRecordedConsumer>("classifier.flight-recorded");

    /// <inheritdoc/>
    public void MapGrpc(IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<ClassifierGrpcService>();
}
