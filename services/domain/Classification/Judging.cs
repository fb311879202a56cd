using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>
/// The judgement of one complete flight as it goes on. It asks for one flight after the other: the flight itself, then each flight of the
/// same revisions in which a failed step passed, because what failed there counts too. Who answers, from memory or from a database, is
/// the caller's affair.
/// </summary>
/// <example><code>
/// var judging = new Judging(flight, scope, allowList, ReportPolicy.Later);
/// while (judging.Next is { } next)
/// {
///     judging.Add(await history.ExamineAsync(next, scope, cancellationToken));
/// }
///
/// return judging.Finish();
/// </code></example>
public sealed class Judging
{
    private readonly HistoryScope _scope;
    private readonly AllowList _allowed;
    private readonly ReportPolicy _policy;
    private readonly Stack<FlightNumber> _waiting = new();
    private readonly HashSet<FlightNumber> _examined = [];
    private readonly List<JudgedFlight> _judged = [];

    /// <summary>Begins a judgement.</summary>
    /// <param name="flight">The flight.</param>
    /// <param name="scope">Which flights count, and what is held against each other.</param>
    /// <param name="allowed">The regressions that the lab excuses. Those entries count that have an effect on the flight.</param>
    /// <param name="policy">The osstest that judges.</param>
    public Judging(FlightNumber flight, HistoryScope scope, AllowList allowed, ReportPolicy policy)
    {
        (_scope, _allowed, _policy) = (scope, allowed.InEffectAt(flight), policy);
        _waiting.Push(flight);
    }

    /// <summary>The flight that is to be examined next, or null if the judgement is complete.</summary>
    public FlightNumber? Next => _waiting.TryPeek(out var flight) ? flight : null;

    /// <summary>Judges what failed in the flight that was wanted.</summary>
    /// <param name="flight">What the history tells of it.</param>
    /// <exception cref="ArgumentException">It is another flight.</exception>
    public void Add(ExaminedFlight flight)
    {
        if (Next != flight.Number)
        {
            throw new ArgumentException($"Flight {Next} is to be examined next, not {flight.Number}.", nameof(flight));
        }

        _examined.Add(flight.Number);
        var failures = flight.Jobs
            .SelectMany(job => FailuresOf(job, flight.Number))
            .OrderBy(failure => failure.DurationEstimate)
            .ToEquatableList();
        _judged.Add(new JudgedFlight(flight.Number, failures));
        Want(failures);
    }

    /// <summary>Gives the judgement.</summary>
    /// <exception cref="InvalidOperationException">A flight is still to be examined.</exception>
    public FlightJudgement Finish() => Next is { } next
        ? throw new InvalidOperationException($"Flight {next} is still to be examined.")
        : new FlightJudgement(_judged.ToEquatableList());

    // The flights that these failures passed in come next, in the order of the failures and each with those that follow from it, before
    // what was waiting already.
    private void Want(EquatableList<JudgedFailure> failures)
    {
        foreach (var failure in failures.Reverse())
        {
            if (failure.IsIntermittent && failure.Finding.Summary.Flight is { } passed)
            {
                _waiting.Push(passed);
            }
        }

        while (_waiting.TryPeek(out var next) && _examined.Contains(next))
        {
            _waiting.Pop();
        }
    }

    private IEnumerable<JudgedFailure> FailuresOf(ExaminedJob job, FlightNumber flight)
    {
        foreach (var step in job.Failed)
        {
            yield return Judge(step.Evidence, step.Number, step.Status, job, flight);
        }

        if (PseudoTestOf(job) is { } testId)
        {
            yield return Judge(StepEvidence.None(new StepKey(job.Name, testId)), null, job.Status, job, flight);
        }
    }

    // A row for the whole job: where it is broken and newer reports say so in any case, and where none of its steps tells why it did not
    // pass.
    private string? PseudoTestOf(ExaminedJob job)
    {
        if (_policy.ListsBrokenJobs && job.Status == StepStatus.Broken)
        {
            return StepKey.JobStatus;
        }

        var isFine = job.Status == StepStatus.Pass || (_policy.KnowsTruncated && job.Status == StepStatus.Truncated);
        return isFine || job.Failed.Count > 0 ? null : StepKey.NoneExecuted;
    }

    private JudgedFailure Judge(StepEvidence evidence, int? number, StepStatus status, ExaminedJob job, FlightNumber flight)
    {
        var (rule, answer) = Rules.Decide(CaseOf(evidence, status));
        var missing = answer.Missing;
        if (!answer.IsDecided)
        {
            // Nobody can be sure: then what is likely counts.
            var likely = evidence.Candidates.Select(candidate => candidate with { IsCertain = true }).ToEquatableList();
            (rule, answer) = Rules.Decide(CaseOf(evidence with { Candidates = likely }, status));
        }

        return new JudgedFailure
        {
            Flight = flight,
            Step = evidence.Step,
            StepNumber = number,
            Status = status,
            Rule = rule.Name,
            Finding = answer.Finding,
            Missing = missing,
            Section = SectionOf(rule.Name, answer.Finding.Blocker),
            DurationEstimate = job.DurationEstimate,
            Candidates = rule.Considers ? evidence.Candidates : [],
        };
    }

    private FailureCase CaseOf(StepEvidence evidence, StepStatus status) =>
        new(evidence.Step, status, evidence, _policy, step => _allowed.EntryFor(step) is not null);

    private ReportSection SectionOf(string rule, Blocker blocker)
    {
        if (_scope.Baseline.IsNone)
        {
            return ReportSection.NoBaseline;
        }

        if (blocker != Blocker.None)
        {
            return ReportSection.Blocking;
        }

        return rule switch
        {
            Rules.IntermittentName => ReportSection.Intermittent,
            Rules.AllowedName => ReportSection.Allowable,
            Rules.ComparedName when !_policy.AllowableIsExcused => ReportSection.Allowable,
            _ => ReportSection.NonBlocking,
        };
    }
}
