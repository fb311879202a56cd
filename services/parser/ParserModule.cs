using Flights.Parser.Imap;
using Flights.Parser.Submission;
using Flights.Platform;
using Flights.Platform.Hosting;
using Flights.Platform.Options;

namespace Flights.Parser;

/// <summary>The first stage: text or complete results in, <c>FlightReported</c> or <c>BisectionReported</c> out. Stores nothing but how far it has read a mailbox,
/// if it reads one.</summary>
public sealed class ParserModule : IServiceModule
{
    private const string CallLimit = "parser";

    /// <inheritdoc/>
    public string Name => "parser";

    /// <inheritdoc/>
    public void AddServices(ModuleServices services)
    {
        var options = services.Options<ParserOptions>();
        services.Services.AddSingleton(LabHosts.Read(options.LabHosts, out _));
        services.Services.AddCallLimit(CallLimit, options.MaxCalls);
        services.Services.AddSingleton<ReportReader>();
        services.Services.AddSingleton<ReportSubmitter>();
        services.AddPeer<V1.BaselineService.BaselineServiceClient>("baseline-store");
        services.Services.AddTransient<FlightSubmitter>();
        AddPoller(services);
    }

    /// <inheritdoc/>
    public void AddConsumers(ConsumerRegistry consumers)
    {
    }

    /// <inheritdoc/>
    public void MapGrpc(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGrpcService<ParserGrpcService>().RequireRateLimiting(CallLimit);

    private static void AddPoller(ModuleServices services)
    {
        services.Options<DataOptions>();
        if (services.Options<ImapOptions>().Server is null)
        {
            return;
        }

        services.Services.AddSingleton<ImapPositionFile>();
        services.Services.AddSingleton<MailTaker>();
        services.Services.AddSingleton<ImapHealth>();
        services.AddHealth<ImapHealth>(ImapHealth.Name);
        services.Services.AddHostedService<ImapPoller>();
    }
}
