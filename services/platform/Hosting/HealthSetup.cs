using Grpc.AspNetCore.HealthChecks;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Flights.Platform.Hosting;

/// <summary>Health by <c>grpc.health.v1</c>, and reflection, for what a process serves.</summary>
internal static class HealthSetup
{
    /// <summary>Maps both. Every service that is mapped already answers for itself under its full name, and the process under the empty
    /// one; all depend on the bus, and the server listens only when the hosted services have started.</summary>
    public static void MapHealthAndReflection(this WebApplication app)
    {
        var services = app.Services.GetRequiredService<IOptions<GrpcHealthChecksOptions>>().Value.Services;
        foreach (var name in ((IEndpointRouteBuilder)app).DataSources
            .SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.ServiceName)
            .OfType<string>()
            .Distinct())
        {
            services.Map(name, _ => true);
        }

        app.MapGrpcHealthChecksService();
        app.MapGrpcReflectionService();
    }
}
