using Flights.Platform;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Flights.Benchmarks.Judging;

/// <summary>Answers every <c>ClassifyFlight</c> with one and the same message: what a call costs that gives back as much and judges
/// nothing.</summary>
/// <param name="answer">The message.</param>
internal sealed class CannedModule(V1.ClassifyFlightResponse answer) : IServiceModule
{
    /// <inheritdoc/>
    public string Name => "classifier";

    /// <inheritdoc/>
    public void AddServices(ModuleServices services) => services.Services.AddSingleton(answer);

    /// <inheritdoc/>
    public void AddConsumers(ConsumerRegistry consumers)
    {
    }

    /// <inheritdoc/>
    public void MapGrpc(IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<CannedClassifier>();

    private sealed class CannedClassifier(V1.ClassifyFlightResponse answer) : V1.ClassifierService.ClassifierServiceBase
    {
        public override Task<V1.ClassifyFlightResponse> ClassifyFlight(V1.ClassifyFlightRequest request, ServerCallContext context) =>
            Task.FromResult(answer);
    }
}
