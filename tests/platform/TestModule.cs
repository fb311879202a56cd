using Microsoft.AspNetCore.Routing;

namespace Flights.Platform.Tests;

/// <summary>A module of the parts that a test gives it.</summary>
public sealed class TestModule(string name = "parser") : IServiceModule
{
    public Action<ModuleServices> Services { get; init; } = _ => { };

    public Action<ConsumerRegistry> Consumers { get; init; } = _ => { };

    public Action<IEndpointRouteBuilder> Grpc { get; init; } = _ => { };

    public string Name => name;

    public void AddServices(ModuleServices services) => Services(services);

    public void AddConsumers(ConsumerRegistry consumers) => Consumers(consumers);

    public void MapGrpc(IEndpointRouteBuilder endpoints) => Grpc(endpoints);
}
