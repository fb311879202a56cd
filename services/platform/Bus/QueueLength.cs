using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Flights.Platform.Bus;

/// <summary>Asks a broker how long a queue is.</summary>
internal static class QueueLength
{
    private const ushort NotFound = 404;

    /// <summary>How many messages wait in a queue; 0 if there is no such queue.</summary>
    public static async Task<long> OfAsync(IConnection connection, string queue, CancellationToken cancellationToken)
    {
        // A channel of its own: asking for a queue that is not there closes it.
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        await using (channel.ConfigureAwait(false))
        {
            try
            {
                return await channel.MessageCountAsync(queue, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationInterruptedException error) when (error.ShutdownReason?.ReplyCode == NotFound)
            {
                return 0;
            }
        }
    }
}
