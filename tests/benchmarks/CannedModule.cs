using Flights.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Flights.Benchmarks;

/// <summary>Answers calls from memory: what a call costs that gives back as much and does nothing for it.</summary>
/// <typeparam name="TService">The service, which is given the answers.</typeparam>
/// <param name="name">The name of the module that it stands for.</param>
/// <param name="answers">The answers.</param>
internal sealed class CannedModule<TService>(string name, object answers) : IServiceModule
    where TService : class
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public void AddServices(ModuleServices services) => services.Services.AddSingleton(answers.GetType(), answers);

    /// <inheritdoc/>
    public void AddConsumers(ConsumerRegistry consumers)
    {
    }

    /// <inheritdoc/>
    public void MapGrpc(IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<TService>();
}
