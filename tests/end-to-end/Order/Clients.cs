using Grpc.Core;
using Grpc.Net.Client;

namespace Flights.EndToEnd.Tests.Order;

/// <summary>The stubs of all services of a suite.</summary>
internal sealed class Clients : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(90);

    private readonly GrpcChannel _channel;

    public Clients(Uri address)
    {
        _channel = GrpcChannel.ForAddress(address);
        Parser = new V1.ParserService.ParserServiceClient(_channel);
        Store = new V1.BaselineService.BaselineServiceClient(_channel);
        Classifier = new V1.ClassifierService.ClassifierServiceClient(_channel);
        Notifier = new V1.NotifierService.NotifierServiceClient(_channel);
    }

    public V1.ParserService.ParserServiceClient Parser { get; }

    public V1.BaselineService.BaselineServiceClient Store { get; }

    public V1.ClassifierService.ClassifierServiceClient Classifier { get; }

    public V1.NotifierService.NotifierServiceClient Notifier { get; }

    /// <summary>The options of a call: it waits a moment for a service that is only starting.</summary>
    public static CallOptions Call(CancellationToken cancellationToken) =>
        new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Timeout, cancellationToken: cancellationToken).WithWaitForReady();

    public void Dispose() => _channel.Dispose();
}
