using Flights.Platform.Bus;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Flights.EndToEnd.Tests;

/// <summary>The messages that lie in the error queues.</summary>
internal static class GivenUpMessages
{
    private const ushort NotFound = 404;

    /// <summary>How many they are, of all services.</summary>
    /// <param name="broker">The broker.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<long> CountAsync(string broker, CancellationToken cancellationToken)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync(cancellationToken);
        var count = 0L;
        foreach (var queue in Topology.Queues)
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            try
            {
                count += await channel.MessageCountAsync(Topology.ErrorQueueOf(queue), cancellationToken);
            }
            catch (OperationInterruptedException error) when (error.ShutdownReason?.ReplyCode == NotFound)
            {
                // Nothing was ever given up.
            }
        }

        return count;
    }
}
