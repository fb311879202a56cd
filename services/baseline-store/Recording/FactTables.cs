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
        await names.LearnJobsAsync(flight.Jobs.Select(job => job.Name), cancellationToken);
        await names.LearnTestsAsync(
            from job in flight.Jobs from step in job.Steps where step.Status != StepStatus.Pass select step.TestId, cancellationToken);
        var lists = await _lists.ListsOfAsync(flight.Jobs, cancellationToken);
        var jobs = new List<object?[]>();
        var steps = new List<object?[]>();
        foreach (var (job, list) in flight.Jobs.Zip(lists))
        {
            var key = await names.JobAsync(job.Name, cancellationToken);
            jobs.Add([key, job.Status == StepStatus.Pass, list, job.Status.Word, job.Duration?.Ticks / TimeSpan.TicksPerMillisecond]);
            foreach (var step in job.Steps.Where(step => step.Status != StepStatus.Pass))
            {
                steps.Add([key, await names.TestAsync(step.TestId, cancellationToken), step.Number, true, step.Status.Word]);
            }
        }

        await AddJobsAsync(branch, flight.Number, flight.Blessing, flight.StartTime, jobs, cancellationToken);
        await AddRowsAsync(branch, flight.Number, flight.Blessing, steps, cancellationToken);
    }

    private async Task AddJobsAsync(long branch, Flight flight, CancellationToken cancellationToken)
    {
        await names.LearnJobsAsync(flight.Jobs.Select(job => job.Name), cancellationToken);
        var jobs = new List<object?[]>();

        // A report that names a job twice is taken at its first word, as Flight.StatusOf takes it.
        foreach (var job in flight.Jobs.DistinctBy(job => job.Name))
        {
            jobs.Add([await names.JobAsync(job.Name, cancellationToken), job.Status == StepStatus.Pass, null, null, null]);
        }

        await AddJobsAsync(branch, flight.Number, flight.Blessing, null, jobs, cancellationToken);
    }

    private async Task AddRowsAsync(long branch, Flight flight, CancellationToken cancellationToken)
    {
        await names.LearnJobsAsync(flight.Failures.Select(row => row.Step.Job), cancellationToken);
        await names.LearnTestsAsync(flight.Failures.Select(row => row.Step.TestId), cancellationToken);
        var rows = new List<object?[]>();
        for (var index = 0; index < flight.Failures.Count; index++)
        {
            var row = flight.Failures[index];
            var job = await names.JobAsync(row.Step.Job, cancellationToken);
            var test = await names.TestAsync(row.Step.TestId, cancellationToken);
            var isOwn = row.SeenIn is null || row.SeenIn == flight.Number;
            rows.Add([job, test, index, isOwn, row.Status.Word]);
        }

        await AddRowsAsync(branch, flight.Number, flight.Blessing, rows, cancellationToken);
    }

    // Each row: the job, whether it passed; if the flight is complete, the list of its steps that passed, its status and its duration.
    private Task AddJobsAsync(
        long branch, FlightNumber flight, Blessing blessing, DateTimeOffset? startTime, List<object?[]> rows, CancellationToken cancellationToken) =>
        session.ExecuteForAllAsync(
            "add-flight-jobs",
            [
                ("branch", branch), ("number", flight.Value), ("blessing", blessing.Word), ("counts", blessing == Blessing.Real),
                ("start_time", startTime?.ToUnixTimeMilliseconds()),
            ],
            rows,
            cancellationToken);

    // Each row: the job, the test, its place, whether it tells of this flight, its status.
    private Task AddRowsAsync(
        long branch, FlightNumber flight, Blessing blessing, List<object?[]> rows, CancellationToken cancellationToken) =>
        session.ExecuteForAllAsync(
            "add-step-results",
            [("branch", branch), ("number", flight.Value), ("counts", blessing == Blessing.Real)],
            rows,
            cancellationToken);

    private async Task AddSideAsync(long branch, Flight flight, Side side, Versions versions, CancellationToken cancellationToken)
    {
        IEnumerable<TreeRevision> revisions = versions.Flight is { } standsIn
            ? [new TreeRevision(NameTables.FlightAsTree, standsIn.ToString())]
            : versions.Trees;
        var rows = new List<object?[]>();
        foreach (var each in revisions)
        {
            rows.Add([await names.TreeAsync(each.Tree, cancellationToken), each.Revision]);
        }

        await session.ExecuteForAllAsync(
            "add-revisions", [("branch", branch), ("side", (int)side), ("number", flight.Number.Value)], rows, cancellationToken);
    }

    private async Task AddToldFactsAsync(long lab, long branch, Flight flight, CancellationToken cancellationToken)
    {
        await session.ExecuteForAllAsync(
            "add-mentions",
            [("lab", lab), ("number", flight.Number.Value), ("branch", branch)],
            [.. ToldFacts.MentionsOf(flight).Select(mention => (object?[])[mention.Flight.Value, (int)mention.Side, mention.Blessing.Word])],
            cancellationToken);

        var facts = new List<object?[]>();
        foreach (var fact in ToldFacts.PartialFactsOf(flight))
        {
            facts.Add(
            [
                await names.JobAsync(fact.Step.Job, cancellationToken), await names.TestAsync(fact.Step.TestId, cancellationToken),
                fact.Flight.Value, fact.RowIndex, fact.Status?.Word, fact.BySilence,
            ]);
        }

        await session.ExecuteForAllAsync(
            "add-partial-facts", [("branch", branch), ("number", flight.Number.Value)], facts, cancellationToken);
    }
}
