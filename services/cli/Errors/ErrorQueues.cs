using System.Globalization;
using Flights.Platform.Bus;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Flights.Cli.Errors;

/// <summary>The error queues of a broker: what the services gave up lies there until someone has looked at it.</summary>
internal sealed class ErrorQueues : IAsyncDisposable
{
    // A broker may drop what it has handed out too often, by default after twenty times since RabbitMQ 4.0, and each look counts.
    private const long MaxLooks = 10;

    private const string LooksHeader = "x-delivery-count";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // What the broker and the consumer that gave the message up have written: its next consumer begins anew.
    private static readonly string[] FaultHeaders = ["MT-Fault-", "MT-Reason", "MT-Host-", "x-"];

    private readonly IConnection _connection;

    private ErrorQueues(IConnection connection) => _connection = connection;

    /// <summary>Connects to the broker.</summary>
    /// <param name="options">Where it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BrokerUnreachableException">It does not answer, or lets the user not in.</exception>
    public static async Task<ErrorQueues> OpenAsync(BusOptions options, CancellationToken cancellationToken)
    {
        var connections = BrokerLogin.Of(options).Connections("flights errors");
        connections.ContinuationTimeout = Patience;
        return new ErrorQueues(await connections.CreateConnectionAsync(cancellationToken));
    }

    /// <summary>Looks at the messages of a queue's error queue, oldest first, and leaves them there.</summary>
    /// <param name="queue">The queue whose consumer gave them up.</param>
    /// <param name="limit">How many are looked at at most.</param>
    /// <param name="look">Takes one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many messages lie there.</returns>
    public Task<int> LookAsync(string queue, int limit, Action<FailedDelivery> look, CancellationToken cancellationToken) =>
        VisitAsync(
            queue,
            limit,
            delivery =>
            {
                look(delivery);
                return false;
            },
            cancellationToken);

    /// <summary>Gives messages of an error queue back to the queue whose consumer gave them up. Each leaves the error queue when the broker has
    /// confirmed it in the other one: what is cut off in between is there twice, and never lost.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="isWanted">Whether a message is given back.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="PublishException">There is no such queue any more, or the broker refuses the message.</exception>
    public Task RequeueAsync(string queue, Func<FailedDelivery, bool> isWanted, CancellationToken cancellationToken) =>
        VisitAsync(queue, int.MaxValue, isWanted, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<int> VisitAsync(string queue, int limit, Func<FailedDelivery, bool> isWanted, CancellationToken cancellationToken)
    {
        var errorQueue = Topology.ErrorQueueOf(queue);
        var confirms = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        await using var channel = await _connection.CreateChannelAsync(confirms, cancellationToken);
        var worn = new List<BasicGetResult>();
        var last = 0UL;
        var visited = 0;
        var count = 0;
        // What fails again comes back to the end while this goes on: the number of the first look bounds it.
        while (await NextAsync(channel, errorQueue, visited, Math.Min(count, limit), cancellationToken) is { } got)
        {
            count = visited == 0 ? checked((int)got.MessageCount + 1) : count;
            visited++;
            var delivery = new FailedDelivery(queue, got);
            if (isWanted(delivery))
            {
                await MoveAsync(channel, got, queue, WithoutFault(got.BasicProperties), cancellationToken);
            }
            else if (Looks(delivery) >= MaxLooks)
            {
                worn.Add(got);
            }
            else
            {
                last = got.DeliveryTag;
            }
        }

        foreach (var got in worn)
        {
            await MoveAsync(channel, got, errorQueue, new BasicProperties(got.BasicProperties) { Headers = WithoutLooks(got) }, cancellationToken);
        }

        if (last > 0)
        {
            await channel.BasicNackAsync(last, multiple: true, requeue: true, cancellationToken);
        }

        return count;
    }

    private static async Task<BasicGetResult?> NextAsync(
        IChannel channel, string errorQueue, int visited, int limit, CancellationToken cancellationToken)
    {
        if (visited > 0 && visited >= limit)
        {
            return null;
        }

        try
        {
            return await channel.BasicGetAsync(errorQueue, autoAck: false, cancellationToken);
        }
        catch (OperationInterruptedException error) when (error.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            // The queue is made when a message first goes there.
            return null;
        }
    }

    private static async Task MoveAsync(
        IChannel channel, BasicGetResult got, string queue, BasicProperties properties, CancellationToken cancellationToken)
    {
        properties.DeliveryMode = DeliveryModes.Persistent;
        await channel.BasicPublishAsync("", queue, mandatory: true, properties, got.Body, cancellationToken);
        await channel.BasicAckAsync(got.DeliveryTag, multiple: false, cancellationToken);
    }

    private static BasicProperties WithoutFault(IReadOnlyBasicProperties given) => new(given)
    {
        Headers = given.Headers?
            .Where(header => !FaultHeaders.Any(prefix => header.Key.StartsWith(prefix, StringComparison.Ordinal)))
            .ToDictionary(StringComparer.Ordinal),
    };

    private static Dictionary<string, object?>? WithoutLooks(BasicGetResult got) =>
        got.BasicProperties.Headers?.Where(header => header.Key != LooksHeader).ToDictionary(StringComparer.Ordinal);

    private static long Looks(FailedDelivery delivery) =>
        long.TryParse(delivery.Header(LooksHeader), CultureInfo.InvariantCulture, out var count) ? count : 0;
}
