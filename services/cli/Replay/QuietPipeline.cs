using Google.Protobuf.WellKnownTypes;

namespace Flights.Cli.Replay;

/// <summary>Waits until reports are through the whole pipeline.</summary>
/// <param name="suite">The services.</param>
/// <param name="patience">How long the pipeline may stand still.</param>
/// <param name="clock">The clock by which that is measured.</param>
/// <param name="progress">Is told how many of how many reports are through.</param>
internal sealed class QuietPipeline(Suite suite, TimeSpan patience, TimeProvider clock, Action<int, int> progress)
{
    /// <summary>How many reports one <c>GetProgress</c> asks about: its own limit is 10,000.</summary>
    private const int ProgressBatch = 5_000;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>Waits until all of some reports are recorded, judged and applied to the ledger, and nothing more follows from them.</summary>
    /// <exception cref="ReplayFailedException">The pipeline stands still.</exception>
    public async Task WaitAsync(IReadOnlyCollection<SubmittedReport> reports, CancellationToken cancellationToken)
    {
        bool quiet;
        do
        {
            // A later batch may still make flights of an earlier one be judged again: all batches must be done in one pass.
            quiet = true;
            var doneBefore = 0;
            foreach (var batch in reports.Chunk(ProgressBatch))
            {
                quiet &= await WaitForAsync(batch, doneBefore, reports.Count, cancellationToken);
                doneBefore += batch.Length;
            }
        }
        while (!quiet);
    }

    /// <summary>Waits until all reports of a batch are done. Answers whether they were at the first look.</summary>
    private async Task<bool> WaitForAsync(SubmittedReport[] batch, int doneBefore, int all, CancellationToken cancellationToken)
    {
        var request = new V1.GetProgressRequest { WaitTime = new Duration() };
        request.Reports.AddRange(batch.Where(each => !each.IsBisection).Select(each => new V1.ReportRef { Flight = each.Name, Digest = each.Digest }));
        request.Bisections.AddRange(batch.Where(each => each.IsBisection).Select(each => each.Name));
        var stillSince = clock.GetTimestamp();
        var done = -1;
        while (true)
        {
            var response = await suite.BaselineStore.GetProgressAsync(request, suite.CallOptions(cancellationToken, LongestWait));
            progress(doneBefore + response.DoneCount, all);
            if (response.DoneCount == batch.Length)
            {
                return done < 0;
            }

            if (response.DoneCount != done)
            {
                done = response.DoneCount;
                stillSince = clock.GetTimestamp();
            }
            else if (clock.GetElapsedTime(stillSince) >= patience)
            {
                throw new ReplayFailedException(
                    ExitCode.TemporaryFailure,
                    $"the pipeline stands still at {doneBefore + done} of {all} reports; see the services' logs and error queues.");
            }

            request.WaitTime = Duration.FromTimeSpan(LongestWait < patience ? LongestWait : patience);
            request.MinDoneCount = done + 1;
        }
    }
}
