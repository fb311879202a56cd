using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Recording;

/// <summary>Spreads the effective facts of a flight over the tables that evidence is read from, and takes them away again.</summary>
internal sealed class FactTables(DatabaseSession session, NameTables names)
{
    private readonly StepListTable _lists = new(session, names);

    /// <summary>Takes away all that a flight's facts put there.</summary>
    public async Task RemoveAsync(long branch, FlightNumber flight, CancellationToken cancellationToken)
    {
        foreach (var table in (string[])["flight-jobs", "step-results", "flight-revisions", "mentions", "partial-facts"])
        {
            await session.ExecuteAsync("remove-" + table, [("branch", branch), ("number", flight.Value)], cancellationToken);
        }
    }

    /// <summary>Puts a flight's facts there. Its jobs and rows count for whether a step ever passed if it is a main flight: some reports
    /// count bisections and retests, some do not, and a mail does not say.</summary>
    public async Task AddAsync(long lab, long branch, Flight flight, CancellationToken cancellationToken)
    {
        if (flight.Complete is { } complete)
        {
            await AddJobsAsync(branch, complete, cancellationToken);
        }
        else
        {
            await AddJobsAsync(branch, flight, cancellationToken);
            await AddRowsAsync(branch, flight, cancellationToken);
        }

        await AddSideAsync(branch, flight, Side.Targeted, flight.Targeted, cancellationToken);
        await AddSideAsync(branch, flight, Side.Baseline, flight.Baseline, cancellationToken);
        if (flight.Complete is null)
        {
            await AddToldFactsAsync(lab, branch, flight, cancellationToken);
        }
    }

    private async Task AddJobsAsync(long branch, CompleteFlight flight, CancellationToken cancellationToken)
    {
        foreach (var job in flight.Jobs)
        {
            var key = await names.JobAsync(job.Name, cancellationToken);
            await AddJobAsync(
                new JobKey(branch, key, flight.Number, flight.Blessing),
                job.Status,
                await _lists.ListOfAsync(job, cancellationToken),
                flight.StartTime,
                job.Duration,
                cancellationToken);
            foreach (var step in job.Steps.Where(step => step.Status != StepStatus.Pass))
            {
                var test = await names.TestAsync(step.TestId, cancellationToken);
                await AddRowAsync(
                    new JobKey(branch, key, flight.Number, flight.Blessing), test, step.Number, true, step.Status, cancellationToken);
            }
        }
    }

    private async Task AddJobsAsync(long branch, Flight flight, CancellationToken cancellationToken)
    {
        // A report that names a job twice is taken at its first word, as Flight.StatusOf takes it.
        foreach (var job in flight.Jobs.DistinctBy(job => job.Name))
        {
            var key = new JobKey(branch, await names.JobAsync(job.Name, cancellationToken), flight.Number, flight.Blessing);
            await AddJobAsync(key, job.Status, null, null, null, cancellationToken);
        }
    }

    private async Task AddRowsAsync(long branch, Flight flight, CancellationToken cancellationToken)
    {
        for (var index = 0; index < flight.Failures.Count; index++)
        {
            var row = flight.Failures[index];
            var key = new JobKey(branch, await names.JobAsync(row.Step.Job, cancellationToken), flight.Number, flight.Blessing);
            var test = await names.TestAsync(row.Step.TestId, cancellationToken);
            var isOwn = row.SeenIn is null || row.SeenIn == flight.Number;
            await AddRowAsync(key, test, index, isOwn, row.Status, cancellationToken);
        }
    }

    private async Task AddJobAsync(
        JobKey key, StepStatus status, long? list, DateTimeOffset? startTime, TimeSpan? duration, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            "add-flight-job",
            [
                ("branch", key.Branch), ("job", key.Job), ("number", key.Flight.Value), ("blessing", key.Blessing.Word),
                ("passed", status == StepStatus.Pass), ("counts", key.Blessing == Blessing.Real), ("list", list),
                ("status", list is null ? null : status.Word), ("start_time", startTime?.ToUnixTimeMilliseconds()),
                ("duration", duration?.Ticks / TimeSpan.TicksPerMillisecond),
            ],
            cancellationToken);

    private async Task AddRowAsync(
        JobKey key, long test, int index, bool isOwn, StepStatus status, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            "add-step-result",
            [
                ("branch", key.Branch), ("job", key.Job), ("test", test), ("number", key.Flight.Value), ("row", index), ("own", isOwn),
                ("status", status.Word), ("counts", key.Blessing == Blessing.Real),
            ],
            cancellationToken);

    private async Task AddSideAsync(long branch, Flight flight, Side side, Versions versions, CancellationToken cancellationToken)
    {
        IEnumerable<TreeRevision> revisions = versions.Flight is { } standsIn
            ? [new TreeRevision(NameTables.FlightAsTree, standsIn.ToString())]
            : versions.Trees;
        foreach (var each in revisions)
        {
            await session.ExecuteAsync(
                "add-revision",
                [
                    ("branch", branch), ("tree", await names.TreeAsync(each.Tree, cancellationToken)), ("revision", each.Revision),
                    ("side", (int)side), ("number", flight.Number.Value),
                ],
                cancellationToken);
        }
    }

    private async Task AddToldFactsAsync(long lab, long branch, Flight flight, CancellationToken cancellationToken)
    {
        foreach (var mention in ToldFacts.MentionsOf(flight))
        {
            await session.ExecuteAsync(
                "add-mention",
                [
                    ("lab", lab), ("mentioned", mention.Flight.Value), ("number", flight.Number.Value), ("side", (int)mention.Side),
                    ("branch", branch), ("blessing", mention.Blessing.Word),
                ],
                cancellationToken);
        }

        foreach (var fact in ToldFacts.PartialFactsOf(flight))
        {
            await session.ExecuteAsync(
                "add-partial-fact",
                [
                    ("branch", branch), ("job", await names.JobAsync(fact.Step.Job, cancellationToken)),
                    ("test", await names.TestAsync(fact.Step.TestId, cancellationToken)), ("mentioned", fact.Flight.Value),
                    ("number", flight.Number.Value), ("row", fact.RowIndex), ("status", fact.Status?.Word), ("by_silence", fact.BySilence),
                ],
                cancellationToken);
        }
    }

    private readonly record struct JobKey(long Branch, long Job, FlightNumber Flight, Blessing Blessing);
}
