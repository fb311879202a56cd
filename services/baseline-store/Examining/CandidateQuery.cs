using Flights.BaselineStore.Evidence;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Examining;

/// <summary>Finds the flights that tested one side of a scope, or may have, and what became there of the steps of the flight that is
/// examined.</summary>
internal sealed class CandidateQuery(DatabaseSession session, ScopeKeys keys, long branch, FlightNumber flight)
{
    private readonly Dictionary<(long Job, long Test), List<Candidate>> _candidates = [];
    private readonly Dictionary<long, long> _oldest = [];
    private readonly Dictionary<long, List<(long Job, long Test, Outcome Outcome)>> _outcomes = [];

    private readonly TestedFlightQuery _tested = new(session, keys.Lab);

    private HistoryScope Scope => keys.Scope;

    /// <summary>Looks for the flights.</summary>
    /// <param name="steps">The steps that failed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task RunAsync(IReadOnlyList<FailedStep> steps, CancellationToken cancellationToken)
    {
        if (Scope.Baseline.Flight is { } named)
        {
            await AddNamedAsync(named, steps, cancellationToken);
            return;
        }

        var baseline = await FindAsync(Scope.Baseline.Trees, cancellationToken);
        var targeted = await FindAsync(Scope.Targeted, cancellationToken);
        await ReadOutcomesAsync([.. baseline, .. targeted], cancellationToken);
        await FindOldestAsync(cancellationToken);
        Add(baseline, CandidateRole.Baseline);
        Add(targeted, CandidateRole.Targeted);
    }

    /// <summary>What became of a step in other flights, in search order.</summary>
    public EquatableList<Candidate> Of(FailedStep step) =>
        _candidates.TryGetValue((step.Job, step.Test), out var found) ? found.ToEquatableList() : [];

    // What is named as the baseline is looked at and nothing else, for both sides, be it the flight itself or none of the branch, and even
    // without the job.
    private async Task AddNamedAsync(FlightNumber named, IReadOnlyList<FailedStep> steps, CancellationToken cancellationToken)
    {
        var found = await ExamineQuery.FindFlightAsync(session, keys.Lab, named, cancellationToken);
        if (found is null or { IsExcluded: true })
        {
            return;
        }

        var outcomes = await ReadOutcomesAsync(found.Branch, named.Value, cancellationToken);
        foreach (var step in steps)
        {
            var outcome = outcomes
                .Where(each => each.Job == step.Job && each.Test == step.Test)
                .Select(each => each.Outcome)
                .DefaultIfEmpty(Outcome.NotReached)
                .First();
            AddCandidate((step.Job, step.Test), new Candidate(named, found.Blessing, CandidateRole.Baseline, outcome), isCertain: true);
            if (Scope.Targeted.Count > 0)
            {
                AddCandidate((step.Job, step.Test), new Candidate(named, found.Blessing, CandidateRole.Targeted, outcome), isCertain: true);
            }
        }
    }

    private async Task<List<TestedFlight>> FindAsync(EquatableList<TreeRevision> side, CancellationToken cancellationToken)
    {
        var found = new List<TestedFlight>();
        foreach (var each in keys.Branches)
        {
            found.AddRange(await _tested.FindAsync(each, side, keys.Until, cancellationToken));
        }

        found.RemoveAll(each =>
            each.Number == flight.Value || !keys.Counts(each.Number) || !keys.Blessings.Contains(each.Blessing));
        found.Sort((left, right) => HistoryScope.CompareCandidates(
            left.Blessing, new FlightNumber(left.Number), right.Blessing, new FlightNumber(right.Number)));
        return found;
    }

    private async Task ReadOutcomesAsync(List<TestedFlight> flights, CancellationToken cancellationToken)
    {
        foreach (var each in flights)
        {
            if (!_outcomes.ContainsKey(each.Number))
            {
                _outcomes.Add(each.Number, await ReadOutcomesAsync(each.Branch, each.Number, cancellationToken));
            }
        }
    }

    private Task<List<(long Job, long Test, Outcome Outcome)>> ReadOutcomesAsync(
        long candidateBranch, long candidate, CancellationToken cancellationToken) => session.QueryAsync(
        "examined-outcomes",
        [("branch", branch), ("number", flight.Value), ("candidate_branch", candidateBranch), ("candidate", candidate)],
        reader => (reader.GetInt64(0), reader.GetInt64(1), StepOutcomes.Read(reader, 2)),
        cancellationToken);

    // Of each job only the newest flights are looked at. How far back that is matters only if one that was found lies as far.
    private async Task FindOldestAsync(CancellationToken cancellationToken)
    {
        var lowest = new Dictionary<long, long>();
        foreach (var (number, outcomes) in _outcomes)
        {
            foreach (var (job, _, _) in outcomes)
            {
                lowest[job] = Math.Min(lowest.GetValueOrDefault(job, long.MaxValue), number);
            }
        }

        foreach (var (job, number) in lowest)
        {
            // No two flights have one number, so there cannot be as many.
            if (keys.Until - number >= HistoryScope.MaxCandidates)
            {
                _oldest[job] = await FindOldestAsync(job, number, cancellationToken);
            }
        }
    }

    private async Task<long> FindOldestAsync(long job, long lowest, CancellationToken cancellationToken)
    {
        var newest = new List<long>();
        foreach (var each in keys.Branches)
        {
            foreach (var blessing in keys.Blessings)
            {
                newest.AddRange(await session.QueryAsync(
                    "newest-runs",
                    [
                        ("branch", each), ("job", job), ("blessing", blessing.Word), ("lowest", lowest), ("until", keys.Until),
                        ("limit", HistoryScope.MaxCandidates + keys.ReadsForOne),
                    ],
                    reader => reader.GetInt64(0),
                    cancellationToken));
            }
        }

        newest.RemoveAll(number => !keys.Counts(number));
        newest.Sort();
        return newest.Count > HistoryScope.MaxCandidates ? newest[^HistoryScope.MaxCandidates] : 0;
    }

    private void Add(List<TestedFlight> flights, CandidateRole role)
    {
        foreach (var each in flights)
        {
            foreach (var (job, test, outcome) in _outcomes[each.Number])
            {
                if (each.Number >= _oldest.GetValueOrDefault(job))
                {
                    AddCandidate(
                        (job, test), new Candidate(new FlightNumber(each.Number), each.Blessing, role, outcome), each.IsCertain);
                }
            }
        }
    }

    // What a mail does not list of a job that passed has passed, if it was there at all: no pass to lean on beside complete flights.
    private void AddCandidate((long Job, long Test) step, Candidate candidate, bool isCertain)
    {
        candidate = candidate with { IsCertain = isCertain && candidate.Outcome.Kind != OutcomeKind.InferredPass };
        if (!_candidates.TryGetValue(step, out var found))
        {
            _candidates.Add(step, found = []);
        }

        found.Add(candidate);
    }
}
