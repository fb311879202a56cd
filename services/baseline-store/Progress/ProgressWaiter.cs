using Flights.BaselineStore.Bisections;

namespace Flights.BaselineStore.Progress;

/// <summary>Tells how far the pipeline is with some reports, and waits until enough of them are done.</summary>
public sealed class ProgressWaiter(IFlightStore flights, IBisectionStore bisections, ProgressSignal signal, TimeProvider clock)
{
    /// <summary>The longest time that a caller may wait.</summary>
    public static readonly TimeSpan MaxWaitTime = TimeSpan.FromSeconds(60);

    // A look at many reports takes its time; the pipeline shall get the larger part of it.
    private const int RestPerLook = 4;

    /// <summary>How far the pipeline is, with the reports of flights all of one moment: as soon as enough reports are done, or the time is
    /// over.</summary>
    /// <param name="reports">The reports of flights.</param>
    /// <param name="ofBisections">The bisections.</param>
    /// <param name="minDoneCount">How many must be done.</param>
    /// <param name="waitTime">How long to wait for it, at most <see cref="MaxWaitTime"/>.</param>
    /// <param name="cancellationToken">Gives up waiting, with an exception.</param>
    public async Task<PipelineProgress> WaitAsync(
        IReadOnlyList<ReportKey> reports,
        IReadOnlyList<BisectionKey> ofBisections,
        int minDoneCount,
        TimeSpan waitTime,
        CancellationToken cancellationToken)
    {
        var begin = clock.GetTimestamp();
        var limit = waitTime < MaxWaitTime ? waitTime : MaxWaitTime;
        while (true)
        {
            var next = signal.Next;
            var lookBegin = clock.GetTimestamp();
            var progress = await LookAsync(reports, ofBisections, cancellationToken);
            var left = limit - clock.GetElapsedTime(begin);
            if (left <= TimeSpan.Zero || progress.DoneCount >= minDoneCount)
            {
                return progress;
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

    private async Task<PipelineProgress> LookAsync(
        IReadOnlyList<ReportKey> reports, IReadOnlyList<BisectionKey> ofBisections, CancellationToken cancellationToken)
    {
        var states = await flights.FindStatesAsync(reports, cancellationToken);
        var entries = ofBisections.Count > 0 ? await bisections.FindAsync(ofBisections, cancellationToken) : [];
        return new PipelineProgress(states, [.. entries.Select(entry => entry is not null)]);
    }

    private async Task WaitForAsync(Task next, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(next, Task.Delay(atMost, clock, stop.Token));
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
