using Flights.Platform;

namespace Flights.Parser;

/// <summary>The first stage: text in, <c>FlightReported</c> out. Stores nothing.</summary>
public sealed class ParserModule : IServiceModule
{
    /// <inheritdoc/>
    public string Name => "parser";

    /// <inheritdoc/>
    public void AddServices(ModuleServices services)
    {
        var options = services.Options<ParserOptions>();
        services.Services.AddSingleton(LabHosts.Read(options.LabHosts, out _));
        services.Services.AddSingleton<ReportReader>();
        services.Services.AddSingleton<ReportSubmitter>();
    }

    /// <inheritdoc/>
    public void AddConsumers(ConsumerRegistry consumers)
    {
    }

    /// <inheritdoc/>
    public void MapGrpc(IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<ParserGrpcService>();
}
