using Flights.Embedded;
using Flights.Platform;
using Flights.Platform.Hosting;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Flights.Oracle.Tests.Services;

/// <summary>The services as they are deployed, in this process, with databases of their own.</summary>
internal sealed class OracleSuite : IAsyncDisposable
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromMinutes(2);

    private readonly WebApplication _host;
    private readonly DirectoryInfo _data;
    private readonly GrpcChannel _channel;

    private OracleSuite(WebApplication host, DirectoryInfo data)
    {
        (_host, _data) = (host, data);
        _channel = GrpcChannel.ForAddress(ServiceHost.AddressOf(host));
        Parser = new V1.ParserService.ParserServiceClient(_channel);
        Store = new V1.BaselineService.BaselineServiceClient(_channel);
        Classifier = new V1.ClassifierService.ClassifierServiceClient(_channel);
    }

    public V1.ParserService.ParserServiceClient Parser { get; }

    public V1.BaselineService.BaselineServiceClient Store { get; }

    public V1.ClassifierService.ClassifierServiceClient Classifier { get; }

    public static async Task<OracleSuite> StartAsync(CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("flights-oracle-");
        var settings = new HostSettings
        {
            UseEnvironment = false,
            StopsOnSignals = false,
            LogLevel = LogLevel.Error,
            Overrides = new Dictionary<string, string>
            {
                ["FLIGHTS_DATA"] = data.FullName,
                ["FLIGHTS_LISTEN"] = "http://127.0.0.1:0",
                ["FLIGHTS_BUS"] = "in-memory",
            },
        };
        var host = EmbeddedSuite.Build(settings);
        await host.StartAsync(cancellationToken);
        return new OracleSuite(host, data);
    }

    public static CallOptions Call(CancellationToken cancellationToken) =>
        new(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + CallTimeout, cancellationToken: cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _host.StopAsync(CancellationToken.None);
        await _host.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
