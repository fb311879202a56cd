namespace Flights.BaselineStore.Progress;

/// <summary>Wakes those who wait for the pipeline, after each commit that moves it.</summary>
public sealed class ProgressSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Completes at the next commit. Take it before reading the state that the commit may change.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Tells that a commit was made.</summary>
    public void Set() => Interlocked.Exchange(ref _next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
