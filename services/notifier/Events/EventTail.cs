namespace Flights.Notifier.Events;

/// <summary>Looks where the streams of all branches end, for everybody who watches: the database is asked once for all of them, whenever
/// this process has written, and once a second for what other processes wrote.</summary>
/// <param name="log">The event log.</param>
/// <param name="signal">Tells that this process has written.</param>
/// <param name="clock">Measures the second.</param>
public sealed class EventTail(EventLog log, EventSignal signal, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private TailLook? _newest;

    /// <summary>A look that is newer than another one.</summary>
    /// <param name="last">The other one; null for a look of this moment.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task<TailLook> LookAsync(TailLook? last, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_newest is null || last is null || ReferenceEquals(_newest, last) || _newest.Over.IsCompleted)
            {
                // Taken before the look: what is written after it ends this one.
                var over = Task.WhenAny(signal.Next, Task.Delay(Pause, clock, CancellationToken.None));
                var ends = await log.EndsAsync(cancellationToken);
                _newest = new TailLook(_newest is { } former && former.Ends.SequenceEqual(ends) ? former.Ends : ends, over);
            }

            return _newest;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();
}
