using Microsoft.AspNetCore.Routing;

namespace Flights.Platform;

/// <summary>A service as a part of a process: what it needs, what it consumes, what it serves. A process is a choice of modules.</summary>
public interface IServiceModule
{
    /// <summary>The name of the service, the same word everywhere: folder, Deployment, <c>service.name</c>, queue prefix.</summary>
    string Name { get; }

    /// <summary>What it needs: its options, its parts, its peers.</summary>
    void AddServices(ModuleServices services);

    /// <summary>What it takes from the bus.</summary>
    void AddConsumers(ConsumerRegistry consumers);

    /// <summary>What it serves over gRPC.</summary>
    void MapGrpc(IEndpointRouteBuilder endpoints);
}
