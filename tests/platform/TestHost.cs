using Flights.Platform.Hosting;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flights.Platform.Tests;

/// <summary>A started host on a free port of loopback, with a channel to it. The environment does not count.</summary>
public sealed class TestHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestHost(WebApplication app)
    {
        _app = app;
        Channel = GrpcChannel.ForAddress(ServiceHost.AddressOf(app));
    }

    public GrpcChannel Channel { get; }

    public static HostSettings Settings(params (string Name, string Value)[] variables) => new()
    {
        UseEnvironment = false,
        StopsOnSignals = false,
        LogLevel = LogLevel.None,
        Overrides = variables.Prepend(("FLIGHTS_LISTEN", "http://127.0.0.1:0")).DistinctBy(variable => variable.Item1)
            .ToDictionary(variable => variable.Item1, variable => variable.Item2),
    };

    public static Task<TestHost> StartAsync(params IServiceModule[] modules) =>
        StartAsync(Settings(("FLIGHTS_BUS", "in-memory"), ("FLIGHTS_BUS_RETRY_PAUSE", "1ms")), modules);

    public static async Task<TestHost> StartAsync(HostSettings settings, params IServiceModule[] modules)
    {
        var app = ServiceHost.Build(settings, modules);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestHost(app);
    }

    public T Part<T>()
        where T : notnull
        => _app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
