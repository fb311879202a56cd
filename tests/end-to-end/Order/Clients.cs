using Flights.Cli.Replay;
using Grpc.Core;
using Grpc.Net.Client;

namespace Flights.EndToEnd.Tests.Order;

/// <summary>The stubs of all services of a suite.</summary>
internal sealed class Clients : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(90);

    // Who is away is back before long: it is not asked ever more rarely.
    private static readonly TimeSpan Backoff = TimeSpan.FromMilliseconds(200);

    private readonly List<GrpcChannel> _channels = [];

    public Clients(SuiteAddresses addresses)
    {
        Parser = new V1.ParserService.ParserServiceClient(Channel(addresses.Parser));
        Store = new V1.BaselineService.BaselineServiceClient(Channel(addresses.BaselineStore));
        Classifier = new V1.ClassifierService.ClassifierServiceClient(Channel(addresses.Classifier));
        Notifier = new V1.NotifierService.NotifierServiceClient(Channel(addresses.Notifier));
    }

    public V1.ParserService.ParserServiceClient Parser { get; }

    public V1.BaselineService.BaselineServiceClient Store { get; }

    public V1.ClassifierService.ClassifierServiceClient Classifier { get; }

    public V1.NotifierService.NotifierServiceClient Notifier { get; }

    /// <summary>The options of a call: it waits a moment for a service that is only starting.</summary>
    public static CallOptions Call(CancellationToken cancellationToken) =>
        new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Timeout, cancellationToken: cancellationToken).WithWaitForReady();

    public void Dispose() => _channels.ForEach(channel => channel.Dispose());

    private GrpcChannel Channel(Uri address)
    {
        var channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { InitialReconnectBackoff = Backoff, MaxReconnectBackoff = Backoff });
        _channels.Add(channel);
        return channel;
    }
}
