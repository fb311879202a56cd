using Grpc.AspNetCore.HealthChecks;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Flights.Platform.Hosting;

/// <summary>Health by <c>grpc.health.v1</c>, and reflection, for what a process serves.</summary>
internal static class HealthSetup
{
    /// <summary>Maps both. Every service that is mapped already answers for itself under its full name, and the process under the empty
    /// one; all depend on the bus and on what a module declares that it leans on, and the server listens only when the hosted services have
    /// started. What a module adds beside that answers for itself alone. The three questions of <see cref="HealthNames"/> have names of
    /// their own.</summary>
    public static void MapHealthAndReflection(this WebApplication app)
    {
        var services = app.Services.GetRequiredService<IOptions<GrpcHealthChecksOptions>>().Value.Services;
        services.Remove("");
        services.Map("", IsOfAll);
        services.Map(HealthNames.Ready, IsOfAll);
        foreach (var name in ((IEndpointRouteBuilder)app).DataSources
            .SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.ServiceName)
            .OfType<string>()
            .Distinct())
        {
            services.Map(name, IsOfAll);
        }

        foreach (var check in app.Services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations
            .Where(check => check.Tags.Contains(HealthTags.Apart) || check.Tags.Contains(HealthTags.Named)))
        {
            services.Map(check.Name, context => context.Name == check.Name);
        }

        app.MapGrpcHealthChecksService();
        app.MapGrpcReflectionService();
    }

    private static bool IsOfAll(HealthCheckMapContext check) => HealthNames.Covers(HealthNames.Ready, check.Name, check.Tags);
}
