namespace Flights.Storage;

/// <summary>Wakes those who wait for something to be written. Whoever waits takes <see cref="Next"/> first, then reads, and waits only
/// if it did not find what it wants: so no commit falls between reading and waiting. It has a type of its own in each service, because
/// services that share a process each have one.</summary>
public abstract class CommitSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Completes at the next commit after it was taken.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Tells that a commit was made.</summary>
    public void Set() => Interlocked.Exchange(ref _next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
