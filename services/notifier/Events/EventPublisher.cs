using Flights.Platform.Bus;
using Flights.Platform.Telemetry;
using Google.Protobuf;

namespace Flights.Notifier.Events;

/// <summary>Publishes an event as the message of its own type, so that subscribers can bind to what they want.</summary>
/// <param name="bus">The bus.</param>
public sealed class EventPublisher(IMessagePublisher bus)
{
    /// <summary>Publishes an event, and returns when the bus has confirmed it.</summary>
    /// <exception cref="InvalidDataException">A newer version wrote the event, of a kind that this one does not know.</exception>
    public Task PublishAsync(V1.LedgerEvent told, CancellationToken cancellationToken) => told.EventCase switch
    {
        V1.LedgerEvent.EventOneofCase.RegressionOpened => SendAsync(told.RegressionOpened, cancellationToken),
        V1.LedgerEvent.EventOneofCase.RegressionContinued => SendAsync(told.RegressionContinued, cancellationToken),
        V1.LedgerEvent.EventOneofCase.RegressionResolved => SendAsync(told.RegressionResolved, cancellationToken),
        V1.LedgerEvent.EventOneofCase.RegressionReopened => SendAsync(told.RegressionReopened, cancellationToken),
        V1.LedgerEvent.EventOneofCase.RegressionAmended => SendAsync(told.RegressionAmended, cancellationToken),
        V1.LedgerEvent.EventOneofCase.RegressionWithdrawn => SendAsync(told.RegressionWithdrawn, cancellationToken),
        V1.LedgerEvent.EventOneofCase.GateChanged => SendAsync(told.GateChanged, cancellationToken),
        V1.LedgerEvent.EventOneofCase.GateBlockersChanged => SendAsync(told.GateBlockersChanged, cancellationToken),
        V1.LedgerEvent.EventOneofCase.GateChangeWithdrawn => SendAsync(told.GateChangeWithdrawn, cancellationToken),
        V1.LedgerEvent.EventOneofCase.GateStuck => SendAsync(told.GateStuck, cancellationToken),
        V1.LedgerEvent.EventOneofCase.GateStuckWithdrawn => SendAsync(told.GateStuckWithdrawn, cancellationToken),
        _ => throw new InvalidDataException($"The event log holds an event of the unknown kind {(int)told.EventCase}."),
    };

    private async Task SendAsync<TMessage>(TMessage message, CancellationToken cancellationToken)
        where TMessage : class, IMessage<TMessage>
    {
        await bus.PublishAsync(message, cancellationToken);
        var kind = new KeyValuePair<string, object?>(FlightsTelemetry.Tags.Kind, Topology.KindOf(typeof(TMessage)));
        FlightsTelemetry.Metrics.EventsPublished.Add(1, kind);
    }
}
