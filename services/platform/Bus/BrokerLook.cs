using RabbitMQ.Client;

namespace Flights.Platform.Bus;

/// <summary>Looks at the pipeline's queues on a broker, by a connection of its own. Not for concurrent use, but for <see cref="BlockedBy"/>.</summary>
internal sealed class BrokerLook(BusOptions options) : IAsyncDisposable
{
    // No queue has this name: the broker confirms what is sent there, and drops it.
    private const string Nowhere = "flights.nowhere";

    private readonly ConnectionFactory _connections = BrokerLogin.Of(options).Connections("flights entrance");

    private IConnection? _connection;
    private IChannel? _channel;
    private Task? _probe;
    private TaskCompletionSource _blocked = NewSignal();
    private volatile string? _blockedBy;

    /// <summary>Why the broker takes no messages; null if it takes them, as far as it was looked at.</summary>
    public string? BlockedBy => _connection is { IsOpen: true } ? _blockedBy : null;

    /// <summary>Counts the messages that wait, and finds out whether the broker takes messages at all.</summary>
    /// <returns>How many wait; null if the broker takes none: it then answers nothing else either.</returns>
    public async Task<long?> CountAsync(CancellationToken cancellationToken)
    {
        var connection = _connection is { IsOpen: true } open ? open : await ConnectAsync(cancellationToken).ConfigureAwait(false);

        // A broker tells those who publish, and nobody else, that it takes nothing.
        _probe ??= _channel!.BasicPublishAsync("", Nowhere, ReadOnlyMemory<byte>.Empty, CancellationToken.None).AsTask();
        await Task.WhenAny(_probe, _blocked.Task).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (BlockedBy is not null)
        {
            return null;
        }

        await _probe.WaitAsync(cancellationToken).ConfigureAwait(false);
        _probe = null;
        var count = 0L;
        foreach (var queue in Topology.Queues)
        {
            count += await QueueLength.OfAsync(connection, queue, cancellationToken).ConfigureAwait(false);
        }

        return count;
    }

    /// <summary>Begins anew with the next look.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_connection is { } connection)
        {
            (_connection, _channel, _probe) = (null, null, null);
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<IConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        await DisposeAsync().ConfigureAwait(false);
        (_blockedBy, _blocked) = (null, NewSignal());
        var connection = await _connections.CreateConnectionAsync(cancellationToken).ConfigureAwait(false);
        connection.ConnectionBlockedAsync += (_, blocked) =>
        {
            _blockedBy = blocked.Reason;
            _blocked.TrySetResult();
            return Task.CompletedTask;
        };
        connection.ConnectionUnblockedAsync += (_, _) =>
        {
            (_blockedBy, _blocked) = (null, NewSignal());
            return Task.CompletedTask;
        };
        _connection = connection;
        _channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken).ConfigureAwait(false);
        return connection;
    }
}
