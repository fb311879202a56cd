using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Regressions;

/// <summary>The ledger of one branch: what regressed from when to when, and when the push gate opened and shut. It is a fold over the
/// branch's main flights in ascending flight number, so it depends on what is known and not on when it became known.</summary>
public static class Ledger
{
    /// <summary>Takes in one flight that lies above all that were taken in.</summary>
    /// <param name="before">What the ledger remembers of the flights below.</param>
    /// <param name="next">The flight. One that is no main flight changes nothing.</param>
    public static LedgerStep Apply(LedgerState before, LedgerFlight next)
    {
        if (!next.Flight.IsMain)
        {
            return LedgerStep.Nothing(before);
        }

        var opinions = next.Classification.Opinions.ToLookup(opinion => opinion.Step);
        var open = new List<Regression>();
        var resolved = new List<Regression>();
        foreach (var episode in before.Open)
        {
            var after = Follow(episode, opinions[episode.Step], next.Flight);
            (after.State == RegressionState.Open ? open : resolved).Add(after);
        }

        var known = before.Open.Select(episode => episode.Step).ToHashSet();
        var opened = opinions.Select(rows => rows.FirstOrDefault(IsOwnRegression)).OfType<Opinion>()
            .Where(opinion => !known.Contains(opinion.Step))
            .Select(opinion => Opened(opinion, before, next.Flight));
        open.AddRange(IncidentGroups.Of([.. opened], next));

        var (gate, changes) = GateHistory.Apply(before.Gate, before.Baseline, next);
        var (clock, stuck) = GateClock.Apply(before.Clock, before.Gate, gate, next.Flight);
        var state = new LedgerState(
            open.OrderBy(episode => episode.Step, StepKey.Order).ToEquatableList(),
            PassesAfter(before.Passes, next),
            gate,
            clock,
            next.Flight.Baseline);
        return new LedgerStep(state, resolved.ToEquatableList(), changes, stuck);
    }

    /// <summary>The whole ledger of a branch.</summary>
    /// <param name="flights">What is known of the branch, in any order, each flight once.</param>
    public static BranchLedger Of(IEnumerable<LedgerFlight> flights)
    {
        var state = LedgerState.Empty;
        var resolved = new List<Regression>();
        var changes = new List<GateChange>();
        var notices = new List<StuckNotice>();
        foreach (var flight in flights.OrderBy(flight => flight.Flight.Number))
        {
            var step = Apply(state, flight);
            resolved.AddRange(step.Resolved);
            changes.AddRange(step.GateChanges);
            notices.AddRange(step.Stuck is { } stuck ? [stuck] : []);
            state = step.After;
        }

        return BranchLedger.Of(resolved.Concat(state.Open), changes, notices);
    }

    private static bool IsOwnRegression(Opinion opinion) =>
        opinion.SeenIn is null && opinion.Effective.Blocker == Blocker.Regression;

    private static Regression Follow(Regression episode, IEnumerable<Opinion> rows, Flight flight) =>
        StepSigns.Of(episode.Step, rows, flight) switch
        {
            StepSign.Regressed => episode with
            {
                LastBad = flight.Number,
                FailureCount = episode.FailureCount + 1,
                FailedIn = episode.FailedIn.Append(flight.Number).TakeLast(Regression.MaxFailedIn).ToEquatableList(),
                LastLogUri = JobLog.UriOf(flight, episode.Step.Job),
            },
            StepSign.Passed => episode with { State = RegressionState.Fixed, ResolvedBy = flight.Number },
            StepSign.Accepted => episode with
            {
                State = RegressionState.Accepted,
                ResolvedBy = flight.Number,
                AcceptedLike = rows.First(StepSigns.IsAccepted).Effective.Summary.Flight,
            },
            StepSign.Intermittent => episode with { Intermittent = true },
            StepSign.Excused => episode with { Excused = true },
            _ => episode,
        };

    private static Regression Opened(Opinion opinion, LedgerState before, Flight flight)
    {
        var ranges = RangesOf(flight);
        var log = JobLog.UriOf(flight, opinion.Step.Job);
        return new Regression
        {
            Id = RegressionId.Of(flight.Lab, flight.Branch, opinion.Step, flight.Number),
            Step = opinion.Step,
            FirstBad = flight.Number,
            LastBad = flight.Number,
            FailedIn = [flight.Number],
            LastGood = opinion.Effective.Summary.Flight,
            NewestRecordedPass = before.Passes.FirstOrDefault(each => each.Job == opinion.Step.Job)?.Of(opinion.Step.TestId),
            Ranges = ranges,
            Changes = RegressionChanges.Of(flight.Report, ranges),
            BeginTime = flight.ReportTime,
            FirstLogUri = log,
            LastLogUri = log,
            FirstOpinion = opinion,
        };
    }

    private static EquatableList<RevisionRange> RangesOf(Flight flight)
    {
        var ranges = new List<RevisionRange>();
        foreach (var (tree, bad) in flight.Targeted.Trees)
        {
            if (flight.Baseline.RevisionOf(tree) is { } good)
            {
                ranges.Add(new RevisionRange(tree, good, bad));
            }
        }

        return ranges.ToEquatableList();
    }

    private static EquatableList<JobPasses> PassesAfter(EquatableList<JobPasses> before, LedgerFlight next)
    {
        var passes = new SortedDictionary<string, JobPasses>(StringComparer.Ordinal);
        foreach (var each in before)
        {
            passes[each.Job] = each;
        }

        var all = next.Flight.Complete?.Jobs.ToDictionary(job => job.Name, StringComparer.Ordinal);
        var rows = next.Classification.Opinions.ToLookup(opinion => opinion.Step.Job);
        foreach (var job in next.Flight.Jobs)
        {
            var listed = all is null ? ListedSteps(rows[job.Name], next.Flight) : AllSteps(all[job.Name]);
            var known = passes.GetValueOrDefault(job.Name) ?? new JobPasses(job.Name, null, []);
            passes[job.Name] = known.After(next.Flight.Number, job.Status == StepStatus.Pass, listed, listsAll: all is not null);
        }

        return passes.Values.ToEquatableList();
    }

    private static Dictionary<string, bool> ListedSteps(IEnumerable<Opinion> rows, Flight flight) => rows
        .ToLookup(opinion => opinion.Step)
        .ToDictionary(
            step => step.Key.TestId, step => StepSigns.Of(step.Key, step, flight) == StepSign.Passed, StringComparer.Ordinal);

    private static Dictionary<string, bool> AllSteps(CompleteJob job) =>
        job.Steps.ToDictionary(step => step.TestId, step => step.Status == StepStatus.Pass, StringComparer.Ordinal);
}
