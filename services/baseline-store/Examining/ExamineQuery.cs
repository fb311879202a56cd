using System.Data.Common;
using Flights.BaselineStore.Recording;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Examining;

/// <summary>Tells what the history holds of one flight that is judged, in the read transaction of a session. What it costs depends on what
/// failed in the flight and on how many flights tested the same revisions, not on how many there are.</summary>
/// <param name="session">The session.</param>
/// <param name="keys">The keys of the scope.</param>
/// <param name="trees">The keys of the trees of its sides.</param>
/// <param name="recorded">What is recorded of the flight.</param>
/// <param name="flight">The flight.</param>
internal sealed class ExamineQuery(DatabaseSession session, ScopeKeys keys, TreeKeys trees, RecordedFlight recorded, FlightNumber flight)
{
    private HistoryScope Scope => keys.Scope;

    /// <summary>Examines a flight; null if it is not recorded.</summary>
    public static async Task<ExaminationAnswer?> RunAsync(
        DatabaseSession session, HistoryScope scope, FlightNumber flight, CancellationToken cancellationToken)
    {
        var batch = session.Batch();
        var keys = ScopeKeys.Ask(batch, scope);
        var trees = TreeKeys.Ask(batch, scope.Baseline.Trees, scope.Targeted);
        var recorded = Ask(batch, scope.Lab, flight);
        var named = scope.Baseline.Flight is { } number ? Ask(batch, scope.Lab, number) : [];
        await batch.RunAsync(cancellationToken);
        if (keys() is not { } known || recorded is not [var found])
        {
            return null;
        }

        var examined = found.IsComplete
            ? await new ExamineQuery(session, known, trees, found, flight).RunAsync(named.SingleOrDefault(), cancellationToken)
            : null;
        return new ExaminationAnswer(examined, known.HistoryVersion);
    }

    private static IReadOnlyList<RecordedFlight> Ask(DatabaseBatch batch, LabName lab, FlightNumber flight) => batch.Query(
        "examined-flight",
        [("lab", lab.Value), ("number", flight.Value)],
        Read);

    private static RecordedFlight Read(DbDataReader reader)
    {
        var counted = new Blessing(reader.GetString(1));
        return new RecordedFlight(
            reader.GetInt64(0), CountedBlessing.Own(counted), reader.GetInt32(2) == 1, CountedBlessing.IsExcluded(counted),
            reader.GetInt32(3) == 1);
    }

    private async Task<ExaminedFlight> RunAsync(RecordedFlight? named, CancellationToken cancellationToken)
    {
        var batch = session.Batch();
        var jobs = AskForJobs(batch);
        var steps = AskForSteps(batch);
        var candidates = new CandidateQuery(session, keys, trees, recorded.Branch, flight);
        var passes = new PassQuery(session, keys, recorded.Branch, flight);
        if (recorded.HasFailed)
        {
            passes.Ask(batch);
            await candidates.FindAsync(named, batch, cancellationToken);
            var failed = steps.Where(step => step.NeedsEvidence).ToList();
            await passes.RunAsync(failed, cancellationToken);
            await candidates.RunAsync(failed, cancellationToken);
        }
        else
        {
            await batch.RunLastAsync(cancellationToken);
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

    private IReadOnlyList<FailedJob> AskForJobs(DatabaseBatch batch) => batch.Query(
        "examined-jobs",
        [
            ("branch", recorded.Branch), ("number", flight.Value), ("scope_branch", keys.Branch ?? 0),
            ("blessing", Scope.Blessings[0].Word), ("since", Since()),
        ],
        reader => new FailedJob(
            reader.GetInt64(0),
            reader.GetString(1),
            new StepStatus(reader.GetString(2)),
            reader.IsDBNull(3) ? null : TimeSpan.FromMilliseconds(reader.GetInt64(3))));

    private IReadOnlyList<FailedStep> AskForSteps(DatabaseBatch batch) => batch.Query(
        "examined-steps",
        [("branch", recorded.Branch), ("number", flight.Value)],
        reader => new FailedStep(
            reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2), reader.GetInt32(3), new StepStatus(reader.GetString(4))));

    // In whole milliseconds, as flights' starts are kept.
    private long Since()
    {
        var now = Scope.Now.ToUnixTimeMilliseconds();
        var roundedUp = Scope.Now.Ticks % TimeSpan.TicksPerMillisecond == 0 ? now : now + 1;
        return roundedUp - (HistoryScope.DurationWindow.Ticks / TimeSpan.TicksPerMillisecond);
    }
}
