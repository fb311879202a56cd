using System.Collections.Concurrent;
using Flights.Platform.Errors;

namespace Flights.Storage;

/// <summary>Does the works of several writers in one transaction: of those that came while another one was at work, as many as may. A commit,
/// and a page that each of them writes to, is then paid for once.</summary>
/// <param name="write">Does a work in a transaction of its own, alone.</param>
internal sealed class SharedTransactions(Func<Func<DatabaseSession, CancellationToken, Task>, CancellationToken, Task> write) : IDisposable
{
    // Each waits until the last one is done.
    private const int MostTogether = 32;

    private readonly ConcurrentQueue<Waiting> _waiting = [];
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Does a work, after all that came before it.</summary>
    /// <param name="work">The work. If it fails, or another one of the same transaction, it is done again by itself.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<TResult> WriteAsync<TResult>(
        Func<DatabaseSession, CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        var result = default(TResult);
        var own = new Waiting(async session => result = await work(session, cancellationToken), cancellationToken);
        _waiting.Enqueue(own);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (!own.Done.Task.IsCompleted)
            {
                await WriteWaitingAsync(cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }

        await own.Done.Task;
        return result!;
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task WriteWaitingAsync(CancellationToken cancellationToken)
    {
        var group = new List<Waiting>();
        while (group.Count < MostTogether && _waiting.TryDequeue(out var next))
        {
            group.Add(next);
        }

        // Who gave up has left the queue to us.
        foreach (var each in group.Where(each => each.Token.IsCancellationRequested))
        {
            each.Done.SetCanceled(each.Token);
        }

        group.RemoveAll(each => each.Done.Task.IsCompleted);
        if (group.Count == 0)
        {
            return;
        }

        var together = await EndAsync(write((session, _) => DoAllAsync(group, session), cancellationToken));
        if (together.IsCompletedSuccessfully || IsOutage(together))
        {
            group.ForEach(each => each.Done.SetFromTask(together));
            return;
        }

        // One of them is to blame, and only that one may fail.
        foreach (var each in group)
        {
            each.Done.SetFromTask(await EndAsync(write((session, _) => each.Work(session), each.Token)));
        }
    }

    private static async Task DoAllAsync(IEnumerable<Waiting> group, DatabaseSession session)
    {
        foreach (var each in group)
        {
            await each.Work(session);
        }
    }

    private static bool IsOutage(Task task) => task.Exception?.InnerException is FlightsException { Kind: ErrorKind.Unavailable };

    private static async Task<Task> EndAsync(Task task) => await Task.WhenAny(task);

    /// <summary>A work that waits.</summary>
    /// <param name="Work">Does it.</param>
    /// <param name="Token">Whether whoever waits for it has given up.</param>
    private sealed record Waiting(Func<DatabaseSession, Task> Work, CancellationToken Token)
    {
        /// <summary>Ends when it is committed, or has failed.</summary>
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
