using Flights.BaselineStore.Evidence;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Storage;

namespace Flights.BaselineStore.Examining;

/// <summary>Finds the flights that tested one side of a scope, or may have, and what became there of the steps of the flight that is
/// examined.</summary>
internal sealed class CandidateQuery(DatabaseSession session, ScopeKeys keys, TreeKeys trees, long branch, FlightNumber flight)
{
    private readonly Dictionary<(long Job, long Test), List<Candidate>> _candidates = [];
    private readonly Dictionary<long, long> _oldest = [];
    private readonly Dictionary<long, IReadOnlyList<(long Job, long Test, Outcome Outcome)>> _outcomes = [];

    private RecordedFlight? _named;
    private List<TestedFlight> _baseline = [];
    private List<TestedFlight> _targeted = [];

    private HistoryScope Scope => keys.Scope;

    /// <summary>Finds the flights that tested the revisions of the sides; or what is named as the baseline, which is looked at and nothing else,
    /// for both sides, be it the flight itself or none of the branch, and even without the job.</summary>
    /// <param name="named">What is recorded of the flight that is named as the baseline.</param>
    /// <param name="first">Runs with the first of the questions, and runs in any case.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task FindAsync(RecordedFlight? named, DatabaseBatch first, CancellationToken cancellationToken)
    {
        if (Scope.Baseline.Flight is not null)
        {
            _named = named is { IsExcluded: false } ? named : null;
            await first.RunAsync(cancellationToken);
            return;
        }

        var found = await new TestedFlightQuery(session, keys.Lab, trees, keys.Until).FindAsync(
            first,
            [.. keys.Branches.Select(each => (each, keys.HasMailed(each)))],
            [Scope.Baseline.Trees, Scope.Targeted],
            cancellationToken);
        (_baseline, _targeted) = (InOrder(found[0]), InOrder(found[1]));
    }

    /// <summary>Reads what became of the steps in the flights that were found. It reads last in its transaction.</summary>
    /// <param name="steps">The steps that failed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task RunAsync(IReadOnlyList<FailedStep> steps, CancellationToken cancellationToken)
    {
        if (Scope.Baseline.Flight is { } number)
        {
            await AddNamedAsync(number, steps, cancellationToken);
            return;
        }

        await ReadOutcomesAsync([.. _baseline, .. _targeted], cancellationToken);
        Add(_baseline, CandidateRole.Baseline);
        Add(_targeted, CandidateRole.Targeted);
    }

    /// <summary>What became of a step in other flights, in search order.</summary>
    public EquatableList<Candidate> Of(FailedStep step) =>
        _candidates.TryGetValue((step.Job, step.Test), out var found) ? found.ToEquatableList() : [];

    private List<TestedFlight> InOrder(List<TestedFlight> found)
    {
        found.RemoveAll(each =>
            each.Number == flight.Value || !keys.Counts(each.Number) || !keys.Blessings.Contains(each.Blessing));
        found.Sort((left, right) => HistoryScope.CompareCandidates(
            left.Blessing, new FlightNumber(left.Number), right.Blessing, new FlightNumber(right.Number)));
        return found;
    }

    private async Task AddNamedAsync(FlightNumber number, IReadOnlyList<FailedStep> steps, CancellationToken cancellationToken)
    {
        if (_named is not { } found)
        {
            return;
        }

        var batch = session.Batch();
        var outcomes = AskForOutcomes(batch, found.Branch, number.Value);
        await batch.RunLastAsync(cancellationToken);
        foreach (var step in steps)
        {
            var outcome = outcomes
                .Where(each => each.Job == step.Job && each.Test == step.Test)
                .Select(each => each.Outcome)
                .DefaultIfEmpty(Outcome.NotReached)
                .First();
            AddCandidate((step.Job, step.Test), new Candidate(number, found.Blessing, CandidateRole.Baseline, outcome), isCertain: true);
            if (Scope.Targeted.Count > 0)
            {
                AddCandidate((step.Job, step.Test), new Candidate(number, found.Blessing, CandidateRole.Targeted, outcome), isCertain: true);
            }
        }
    }

    private async Task ReadOutcomesAsync(IReadOnlyList<TestedFlight> flights, CancellationToken cancellationToken)
    {
        var batch = session.Batch();
        foreach (var each in flights.DistinctBy(each => each.Number))
        {
            _outcomes.Add(each.Number, AskForOutcomes(batch, each.Branch, each.Number));
        }

        if (flights.Any(each => LiesFarBack(each.Number)))
        {
            await batch.RunAsync(cancellationToken);
            await FindOldestAsync(cancellationToken);
        }
        else
        {
            await batch.RunLastAsync(cancellationToken);
        }
    }

    // No two flights have one number: above one that is nearer there cannot be as many.
    private bool LiesFarBack(long number) => keys.Until - number >= HistoryScope.MaxCandidates;

    private IReadOnlyList<(long Job, long Test, Outcome Outcome)> AskForOutcomes(
        DatabaseBatch batch, long candidateBranch, long candidate) => batch.Query(
        "examined-outcomes",
        [("branch", branch), ("number", flight.Value), ("candidate_branch", candidateBranch), ("candidate", candidate)],
        reader => (reader.GetInt64(0), reader.GetInt64(1), StepOutcomes.Read(reader, 2)));

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

        var batch = session.Batch();
        var runs = new Dictionary<long, List<IReadOnlyList<long>>>();
        foreach (var (job, number) in lowest.Where(each => LiesFarBack(each.Value)))
        {
            runs.Add(job, AskForNewest(batch, job, number));
        }

        await batch.RunLastAsync(cancellationToken);
        foreach (var (job, found) in runs)
        {
            _oldest[job] = OldestOf(found);
        }
    }

    private List<IReadOnlyList<long>> AskForNewest(DatabaseBatch batch, long job, long lowest) =>
    [
        .. from each in keys.Branches
           from blessing in keys.Blessings
           select batch.Query(
               "newest-runs",
               [
                   ("branch", each), ("job", job), ("blessing", blessing.Word), ("lowest", lowest), ("until", keys.Until),
                   ("limit", HistoryScope.MaxCandidates + keys.ReadsForOne),
               ],
               reader => reader.GetInt64(0)),
    ];

    private long OldestOf(IEnumerable<IReadOnlyList<long>> runs)
    {
        var newest = runs.SelectMany(each => each).Where(keys.Counts).Order().ToList();
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
