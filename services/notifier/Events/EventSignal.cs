namespace Flights.Notifier.Events;

/// <summary>Wakes those who wait for new events. Whoever waits takes <see cref="Next"/> first, then reads the log, and waits only if
/// it found nothing: so no event falls between reading and waiting.</summary>
public sealed class EventSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Is done when events are written after it was taken.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Tells that events were written.</summary>
    public void Set() => Interlocked.Exchange(ref _next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
