using Google.Protobuf;

namespace Flights.Platform.Tests.Json;

/// <summary>A host whose services keep the request that came last, for a class of tests.</summary>
public sealed class EchoHost : IAsyncLifetime
{
    private readonly EchoServices _services = new();

    /// <summary>The host.</summary>
    public JsonHost Host { get; private set; } = null!;

    /// <summary>The request that came last, and then none.</summary>
    public IMessage? TakeRequest() => _services.TakeRequest();

    public async ValueTask InitializeAsync() => Host = await JsonHost.StartAsync(_services.Module);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
