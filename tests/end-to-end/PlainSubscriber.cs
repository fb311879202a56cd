using System.Threading.Channels;
using Flights.Domain.Regressions;
using Flights.Platform.Wire;
using RabbitMQ.Client;

namespace Flights.EndToEnd.Tests;

/// <summary>A subscriber that knows the contract and AMQP and nothing else of ours: it binds a queue to the events' exchange, decodes the
/// bodies, and folds what it is told into ledgers.</summary>
internal sealed class PlainSubscriber : IAsyncDisposable
{
    private readonly Channel<V1.LedgerEvent> _received = Channel.CreateUnbounded<V1.LedgerEvent>();
    private readonly Dictionary<string, BranchLedger> _ledgers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _sequences = new(StringComparer.Ordinal);
    private IConnection? _connection;

    private PlainSubscriber()
    {
    }

    /// <summary>How many of the events that were looked at had come before.</summary>
    public int RepeatedCount { get; private set; }

    /// <summary>Subscribes to all events.</summary>
    public static async Task<PlainSubscriber> StartAsync(string broker, CancellationToken cancellationToken)
    {
        var subscriber = new PlainSubscriber();
        subscriber._connection = await BusEvents.SubscribeAsync(
            broker, "#", (_, told) => subscriber._received.Writer.TryWrite(told), cancellationToken);
        return subscriber;
    }

    /// <summary>Waits until the fold of what was received is the ledger of a branch.</summary>
    /// <param name="branch">The branch's name.</param>
    /// <param name="ledger">The ledger that the service tells of.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task WaitForAsync(string branch, BranchLedger ledger, CancellationToken cancellationToken)
    {
        while (_ledgers.GetValueOrDefault(branch, BranchLedger.Empty) != ledger)
        {
            Take(await _received.Reader.ReadAsync(cancellationToken));
        }
    }

    public ValueTask DisposeAsync() => _connection!.DisposeAsync();

    private void Take(V1.LedgerEvent told)
    {
        var header = told.Header()!;
        var branch = header.Name[..header.Name.IndexOf("/events/", StringComparison.Ordinal)];
        if (header.Sequence <= _sequences.GetValueOrDefault(branch))
        {
            // A second copy, of a notifier that died before it noted that it had sent the first one.
            RepeatedCount++;
            return;
        }

        Assert.Equal(_sequences.GetValueOrDefault(branch) + 1, header.Sequence);
        _sequences[branch] = header.Sequence;
        _ledgers[branch] = LedgerReplica.Apply(_ledgers.GetValueOrDefault(branch, BranchLedger.Empty), told.ToDomain()!);
    }
}
