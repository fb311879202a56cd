using Flights.Platform.Errors;
using Flights.Platform.Telemetry;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Flights.Platform.Bus;

/// <summary>Asks the broker how many messages wait in the queues that this process takes from, and in their error queues.</summary>
internal sealed class QueueDepths(BusOptions options, ConsumerRegistry consumers) : IRareMeasurement
{
    private readonly ConnectionFactory _connections = BrokerLogin.Of(options).Connections("flights queue depths");

    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        if (consumers.Registrations.Count == 0)
        {
            return;
        }

        try
        {
            var connection = await _connections.CreateConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                foreach (var queue in consumers.Registrations.Select(registration => registration.Queue))
                {
                    await MeasureAsync(connection, queue, cancellationToken).ConfigureAwait(false);
                    await MeasureAsync(connection, Topology.ErrorQueueOf(queue), cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (Exception error) when (error is RabbitMQClientException or IOException or TimeoutException)
        {
            throw new FlightsException(ErrorKind.Unavailable, PublishReasons.BusUnavailable, "The broker does not tell how long its queues are.", error);
        }
    }

    // An error queue is there from the first message on.
    private static async Task MeasureAsync(IConnection connection, string queue, CancellationToken cancellationToken) =>
        FlightsTelemetry.Metrics.QueueDepth.Record(
            await QueueLength.OfAsync(connection, queue, cancellationToken).ConfigureAwait(false),
            KeyValuePair.Create<string, object?>(FlightsTelemetry.Tags.Queue, queue));
}
