namespace Flights.BaselineStore.Progress;

/// <summary>Tells how far the pipeline is with some reports, and waits until enough of them are done.</summary>
public sealed class ProgressWaiter(IFlightStore store, ProgressSignal signal, TimeProvider clock)
{
    /// <summary>The longest time that a caller may wait.</summary>
    public static readonly TimeSpan MaxWaitTime = TimeSpan.FromSeconds(60);

    // A look at many reports takes its time; the pipeline shall get the larger part of it.
    private const int RestPerLook = 4;

    /// <summary>The states of the reports, all of one moment: as soon as enough of them are done, or the time is over.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="minDoneCount">How many must be done.</param>
    /// <param name="waitTime">How long to wait for it, at most <see cref="MaxWaitTime"/>.</param>
    /// <param name="cancellationToken">Gives up waiting, with an exception.</param>
    public async Task<IReadOnlyList<ReportState>> WaitAsync(
        IReadOnlyList<ReportKey> reports, int minDoneCount, TimeSpan waitTime, CancellationToken cancellationToken)
    {
        var begin = clock.GetTimestamp();
        var limit = waitTime < MaxWaitTime ? waitTime : MaxWaitTime;
        while (true)
        {
            var next = signal.Next;
            var lookBegin = clock.GetTimestamp();
            var states = await store.FindStatesAsync(reports, cancellationToken);
            var left = limit - clock.GetElapsedTime(begin);
            if (left <= TimeSpan.Zero || states.Count(state => state.IsDone) >= minDoneCount)
            {
                return states;
            }

            var rest = clock.GetElapsedTime(lookBegin) * RestPerLook;
            await WaitForAsync(next, left, cancellationToken);
            var leftThen = limit - clock.GetElapsedTime(begin);
            if (rest > TimeSpan.Zero && leftThen > TimeSpan.Zero)
            {
                await Task.Delay(rest < leftThen ? rest : leftThen, clock, cancellationToken);
            }
        }
    }

    private async Task WaitForAsync(Task next, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(next, Task.Delay(atMost, clock, stop.Token));
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
