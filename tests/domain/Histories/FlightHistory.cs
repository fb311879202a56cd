using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Histories;

/// <summary>
/// The complete flights of a lab in memory: what a history is asked while flights are judged, answered from indices, and the meaning that
/// every store's answers are held against. Flights may come in any order, and again.
/// </summary>
internal sealed class FlightHistory
{
    private readonly Dictionary<FlightNumber, CompleteFlight> _flights = [];
    private readonly Dictionary<FlightNumber, RevisionPool> _pools = [];
    private readonly Dictionary<FlightNumber, HashSet<FlightNumber>> _dependents = [];
    private readonly Dictionary<string, JobRuns> _jobs = new(StringComparer.Ordinal);
    private readonly RevisionIndex _built = new();
    private readonly Dictionary<(BranchName Branch, Blessing Blessing), SortedSet<FlightNumber>> _byBranch = [];

    /// <summary>A recorded flight, or null.</summary>
    public CompleteFlight? Find(FlightNumber flight) => _flights.GetValueOrDefault(flight);

    /// <summary>Records a flight, in place of what was known of it.</summary>
    public void Add(CompleteFlight flight)
    {
        Remove(flight.Number);
        _flights.Add(flight.Number, flight);
        foreach (var job in flight.Jobs)
        {
            RunsOf(job.Name).Add(flight, job);
        }

        BranchSet(flight).Add(flight.Number);
        Gather(flight);
        foreach (var dependent in _dependents.GetValueOrDefault(flight.Number, []).ToList())
        {
            Gather(_flights[dependent]);
        }
    }

    /// <summary>Judges a flight: answers all that its judgement asks.</summary>
    public FlightJudgement Judge(FlightNumber flight, HistoryScope scope, AllowList allowed, ReportPolicy policy)
    {
        var sides = SidesOf(scope);
        var judging = new Judging(flight, scope, allowed, policy);
        while (judging.Next is { } next)
        {
            judging.Add(Examine(_flights[next], scope, sides));
        }

        return judging.Finish();
    }

    /// <summary>What the history tells of a flight that is judged.</summary>
    public ExaminedFlight Examine(FlightNumber flight, HistoryScope scope) => Examine(_flights[flight], scope, SidesOf(scope));

    /// <summary>The ages of the two sides, or null if they name no single tree in common.</summary>
    public PushAgeFacts? PushAges(HistoryScope scope)
    {
        if (PushAgeFacts.TreeOf(scope) is null)
        {
            return null;
        }

        var flights = _byBranch.GetValueOrDefault((scope.Branch, scope.Blessings[0]), [])
            .Where(scope.Counts)
            .Select(number => _flights[number])
            .ToList();
        var basis = flights.LastOrDefault(flight => PushAgeFacts.Tested(flight, scope.Baseline.Trees[0]));
        var after = flights.Where(flight => basis is null || flight.Number > basis.Number).ToList();
        var tips = after.Where(flight => PushAgeFacts.Tested(flight, scope.Targeted[0])).ToList();
        return new PushAgeFacts(
            Dated(basis), basis is null ? null : Dated(after.FirstOrDefault()), after.Count, Dated(tips.FirstOrDefault()), tips.Count);
    }

    private static DatedFlight? Dated(CompleteFlight? flight) => flight is null ? null : new DatedFlight(flight.Number, flight.StartTime);

    private SidePair SidesOf(HistoryScope scope) => new(Matching(scope.Targeted, scope), Matching(scope.Baseline.Trees, scope));

    private ExaminedFlight Examine(CompleteFlight flight, HistoryScope scope, SidePair sides) => new(
        flight.Number,
        flight.Blessing,
        flight.Jobs.Where(job => !HasNothingToSay(job)).Select(job => Examine(job, flight, scope, sides)).ToEquatableList());

    private static bool HasNothingToSay(CompleteJob job) =>
        job.Status == StepStatus.Pass && job.Steps.All(step => step.Status == StepStatus.Pass);

    private ExaminedJob Examine(CompleteJob job, CompleteFlight flight, HistoryScope scope, SidePair sides)
    {
        var runs = _jobs[job.Name];
        var candidates = new Lazy<JobCandidates>(() => CandidatesOf(runs, flight.Number, scope, sides));
        return new ExaminedJob(
            job.Name,
            job.Status,
            job.Steps
                .Where(step => step.Status != StepStatus.Pass)
                .Select(step => (step, Key: new StepKey(job.Name, step.TestId)))
                .Select(each => new ExaminedStep(
                    each.step.Number, each.step.Status, EvidenceFor(each.Key, each.step, runs, scope, candidates)))
                .ToEquatableList(),
            runs.DurationEstimate(scope));
    }

    private static StepEvidence EvidenceFor(
        StepKey key, CompleteStep step, JobRuns runs, HistoryScope scope, Lazy<JobCandidates> candidates)
    {
        if (step.Status != StepStatus.Fail && step.Status != StepStatus.Broken)
        {
            return StepEvidence.None(key);
        }

        var hasPassed = runs.HasPassed(key.TestId, scope);
        var outcomes = hasPassed
            ? candidates.Value.Baseline.Select(run => run.As(CandidateRole.Baseline, key.TestId))
                .Concat(candidates.Value.Targeted.Select(run => run.As(CandidateRole.Targeted, key.TestId)))
            : [];
        return new StepEvidence(key, null, hasPassed, NotRefutingCount: 0, outcomes.ToEquatableList()) { IsHistoryComplete = true };
    }

    // What is named as the baseline is looked at and nothing else, for both sides, be it the flight itself or none of the branch, and even
    // without the job.
    private JobCandidates CandidatesOf(JobRuns runs, FlightNumber self, HistoryScope scope, SidePair sides)
    {
        if (scope.Baseline.Flight is { } named)
        {
            IReadOnlyList<JobRun> only = Find(named) is { } flight ? [runs.Find(named) ?? new JobRun(flight, null)] : [];
            return new JobCandidates(scope.Targeted.Count > 0 ? only : [], only);
        }

        return new JobCandidates(runs.Candidates(sides.Targeted, self, scope), runs.Candidates(sides.Baseline, self, scope));
    }

    // The flights that tested a side, of whatever number and job.
    private HashSet<FlightNumber> Matching(EquatableList<TreeRevision> side, HistoryScope scope)
    {
        if (side.Count == 0 || scope.Baseline.Flight is not null)
        {
            return [];
        }

        return _built.FlightsThatBuilt(side[0].Tree, new WantedRevision(side[0].Revision))
            .Where(flight => _pools[flight].Tested(side))
            .ToHashSet();
    }

    private void Gather(CompleteFlight flight)
    {
        if (_pools.Remove(flight.Number, out var old))
        {
            _built.Remove(flight.Number, old);
        }

        var pool = RevisionPool.Of(flight, Find);
        _pools.Add(flight.Number, pool);
        _built.Add(flight.Number, pool);
        foreach (var other in pool.Others)
        {
            if (!_dependents.TryGetValue(other, out var dependents))
            {
                _dependents.Add(other, dependents = []);
            }

            dependents.Add(flight.Number);
        }
    }

    private void Remove(FlightNumber number)
    {
        if (!_flights.Remove(number, out var flight))
        {
            return;
        }

        foreach (var job in flight.Jobs)
        {
            RunsOf(job.Name).Remove(number);
        }

        BranchSet(flight).Remove(number);
    }

    private JobRuns RunsOf(string job)
    {
        if (!_jobs.TryGetValue(job, out var runs))
        {
            _jobs.Add(job, runs = new JobRuns());
        }

        return runs;
    }

    private SortedSet<FlightNumber> BranchSet(CompleteFlight flight)
    {
        if (!_byBranch.TryGetValue((flight.Branch, flight.Blessing), out var flights))
        {
            _byBranch.Add((flight.Branch, flight.Blessing), flights = []);
        }

        return flights;
    }

    private sealed record SidePair(HashSet<FlightNumber> Targeted, HashSet<FlightNumber> Baseline);

    private sealed record JobCandidates(IReadOnlyList<JobRun> Targeted, IReadOnlyList<JobRun> Baseline);
}
