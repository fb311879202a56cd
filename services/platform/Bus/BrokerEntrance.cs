using Google.Protobuf;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client.Exceptions;

namespace Flights.Platform.Bus;

/// <summary>The entrance to a pipeline on a broker. While messages come, it looks at the queues twice a second, and between two looks adds
/// what it has let in. A broker that cannot be looked at is not full: who publishes there finds out what is wrong.</summary>
internal sealed partial class BrokerEntrance(
    IMessagePublisher publisher, BusOptions options, TimeProvider clock, ILogger<BrokerEntrance> logger) : IPipelineEntrance, IAsyncDisposable
{
    private static readonly TimeSpan LookPause = TimeSpan.FromMilliseconds(500);

    // While it is full, somebody waits for the end of that.
    private static readonly TimeSpan FullLookPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LookTimeout = TimeSpan.FromSeconds(2);

    private readonly BrokerLook _broker = new(options);
    private readonly SemaphoreSlim _looking = new(1, 1);
    private readonly Lock _counting = new();
    private long _waiting;
    private long _entered;
    private long _lookTime;
    private bool _hasLooked;

    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        await LookIfDueAsync(cancellationToken).ConfigureAwait(false);
        if (_broker.BlockedBy is { } why)
        {
            throw PipelineErrors.Blocked(why);
        }

        lock (_counting)
        {
            if (_waiting >= options.MaxWaiting)
            {
                throw PipelineErrors.Full(_waiting, options.MaxWaiting);
            }

            _waiting++;
            _entered++;
        }
    }

    public async Task PublishAsync<TMessage>(TMessage message, CancellationToken cancellationToken)
        where TMessage : class, IMessage<TMessage>
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var publishing = publisher.PublishAsync(message, abandoned.Token);
        while (!await IsOverAsync(publishing, cancellationToken).ConfigureAwait(false))
        {
            await LookIfDueAsync(cancellationToken).ConfigureAwait(false);
            if (_broker.BlockedBy is { } why)
            {
                await abandoned.CancelAsync().ConfigureAwait(false);
                await publishing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw PipelineErrors.Blocked(why);
            }
        }

        await publishing.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _broker.DisposeAsync().ConfigureAwait(false);
        _looking.Dispose();
    }

    // Or else it takes long.
    private async Task<bool> IsOverAsync(Task publishing, CancellationToken cancellationToken)
    {
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var over = publishing.IsCompleted
            || await Task.WhenAny(publishing, Task.Delay(LookPause, clock, pause.Token)).ConfigureAwait(false) == publishing
            || cancellationToken.IsCancellationRequested;
        await pause.CancelAsync().ConfigureAwait(false);
        return over;
    }

    private async Task LookIfDueAsync(CancellationToken cancellationToken)
    {
        // One looks, and the others go by the look before, if there was one.
        if (!IsDue() || !await _looking.WaitAsync(_hasLooked ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            if (IsDue())
            {
                await LookAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _looking.Release();
        }
    }

    private bool IsDue()
    {
        lock (_counting)
        {
            return !_hasLooked || clock.GetElapsedTime(_lookTime) >= (_waiting >= options.MaxWaiting ? FullLookPause : LookPause);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(LookTimeout);
        var enteredBefore = Interlocked.Read(ref _entered);
        try
        {
            Looked(await _broker.CountAsync(timeout.Token).ConfigureAwait(false), enteredBefore);
        }
        catch (Exception error) when (
            error is RabbitMQClientException or IOException or TimeoutException or ObjectDisposedException
            || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Log.NotLooked(logger, error);
            await _broker.DisposeAsync().ConfigureAwait(false);
            Looked(waiting: 0, enteredBefore);
        }
    }

    private void Looked(long? waiting, long enteredBefore)
    {
        lock (_counting)
        {
            if (waiting is { } count)
            {
                _waiting = count + _entered - enteredBefore;
            }

            (_lookTime, _hasLooked) = (clock.GetTimestamp(), true);
        }
    }
}
