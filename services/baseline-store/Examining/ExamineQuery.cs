using Flights.BaselineStore.Recording;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Examining;

/// <summary>Tells what the history holds of one flight that is judged, in the read transaction of a session. What it costs depends on what
/// failed in the flight and on how many flights tested the same revisions, not on how many there are.</summary>
internal sealed class ExamineQuery(DatabaseSession session, ScopeKeys keys, RecordedFlight recorded, FlightNumber flight)
{
    private HistoryScope Scope => keys.Scope;

    /// <summary>What is recorded of a flight at first sight, or null.</summary>
    public static Task<RecordedFlight?> FindFlightAsync(
        DatabaseSession session, long lab, FlightNumber flight, CancellationToken cancellationToken) => session.QueryOneAsync(
        "examined-flight",
        [("lab", lab), ("number", flight.Value)],
        reader => Read(reader.GetInt64(0), new Blessing(reader.GetString(1)), reader.GetInt32(2) == 1),
        cancellationToken);

    private static RecordedFlight Read(long branch, Blessing counted, bool isComplete) =>
        new(branch, CountedBlessing.Own(counted), isComplete, CountedBlessing.IsExcluded(counted));

    /// <summary>Examines a flight; null if it is not recorded.</summary>
    public static async Task<ExaminationAnswer?> RunAsync(
        DatabaseSession session, HistoryScope scope, FlightNumber flight, CancellationToken cancellationToken)
    {
        if (await ScopeKeys.FindAsync(session, scope, cancellationToken) is not { } keys
            || await FindFlightAsync(session, keys.Lab, flight, cancellationToken) is not { } recorded)
        {
            return null;
        }

        var examined = recorded.IsComplete
            ? await new ExamineQuery(session, keys, recorded, flight).RunAsync(cancellationToken)
            : null;
        return new ExaminationAnswer(examined, keys.HistoryVersion);
    }

    private async Task<ExaminedFlight> RunAsync(CancellationToken cancellationToken)
    {
        var jobs = await ReadJobsAsync(cancellationToken);
        var steps = await ReadStepsAsync(cancellationToken);
        var failed = steps.Where(step => step.NeedsEvidence).ToList();
        var candidates = new CandidateQuery(session, keys, recorded.Branch, flight);
        var passes = new PassQuery(session, keys, recorded.Branch, flight);
        if (failed.Count > 0)
        {
            await passes.RunAsync(failed, cancellationToken);
            await candidates.RunAsync(failed, cancellationToken);
        }

        var byJob = steps.ToLookup(step => step.Job);
        return new ExaminedFlight(
            flight,
            recorded.Blessing,
            jobs
                .OrderBy(job => job.Name, StringComparer.Ordinal)
                .Select(job => new ExaminedJob(
                    job.Name,
                    job.Status,
                    byJob[job.Job]
                        .Select(step => new ExaminedStep(step.Number, step.Status, EvidenceOf(job, step, passes, candidates)))
                        .ToEquatableList(),
                    JobDuration.Estimate([job.Duration])))
                .ToEquatableList());
    }

    private static StepEvidence EvidenceOf(FailedJob job, FailedStep step, PassQuery passes, CandidateQuery candidates)
    {
        var key = new StepKey(job.Name, step.TestId);
        if (!step.NeedsEvidence)
        {
            return StepEvidence.None(key);
        }

        // Where no pass is known and none can be, nothing is compared.
        var hasPassed = passes.HasPassed(step);
        return new StepEvidence(
            key, null, hasPassed, passes.NotRefutingCount(step), hasPassed || !passes.IsComplete ? candidates.Of(step) : [])
        {
            IsHistoryComplete = passes.IsComplete,
        };
    }

    private async Task<List<FailedJob>> ReadJobsAsync(CancellationToken cancellationToken) => await session.QueryAsync(
        "examined-jobs",
        [
            ("branch", recorded.Branch), ("number", flight.Value), ("scope_branch", keys.Branch ?? 0),
            ("blessing", Scope.Blessings[0].Word), ("since", Since()),
        ],
        reader => new FailedJob(
            reader.GetInt64(0),
            reader.GetString(1),
            new StepStatus(reader.GetString(2)),
            reader.IsDBNull(3) ? null : TimeSpan.FromMilliseconds(reader.GetInt64(3))),
        cancellationToken);

    private Task<List<FailedStep>> ReadStepsAsync(CancellationToken cancellationToken) => session.QueryAsync(
        "examined-steps",
        [("branch", recorded.Branch), ("number", flight.Value)],
        reader => new FailedStep(
            reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2), reader.GetInt32(3), new StepStatus(reader.GetString(4))),
        cancellationToken);

    // In whole milliseconds, as flights' starts are kept.
    private long Since()
    {
        var now = Scope.Now.ToUnixTimeMilliseconds();
        var roundedUp = Scope.Now.Ticks % TimeSpan.TicksPerMillisecond == 0 ? now : now + 1;
        return roundedUp - (HistoryScope.DurationWindow.Ticks / TimeSpan.TicksPerMillisecond);
    }
}
