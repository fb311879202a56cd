using Flights.Domain.Flights;

namespace Flights.Domain.JUnit;

/// <summary>Gathers what the files of a run tell of one job.</summary>
/// <param name="name">The name of the suite, or class, that the job is named after.</param>
internal sealed class JUnitJob(string name)
{
    private readonly List<string> _order = [];
    private readonly Dictionary<string, (JUnitCase Test, DateTimeOffset? Start, DateTimeOffset? Finish)> _cases = new(StringComparer.Ordinal);
    private JUnitOutcome _own = JUnitOutcome.Skipped;

    /// <summary>Whether there is anything to tell: a suite without cases that did not fail is no job.</summary>
    public bool HasResults => _order.Count > 0 || _own > JUnitOutcome.Passed;

    /// <summary>Takes in how a suite itself ended.</summary>
    public void Add(JUnitOutcome outcome) => _own = outcome > _own ? outcome : _own;

    /// <summary>Takes in a case.</summary>
    /// <param name="test">The case.</param>
    /// <param name="start">When it started, or null if that is not known.</param>
    /// <param name="finish">When it finished, or null if that is not known.</param>
    public void Add(JUnitCase test, DateTimeOffset? start, DateTimeOffset? finish)
    {
        var testId = JUnitNames.TestId(test, name);
        if (!_cases.TryGetValue(testId, out var known))
        {
            _order.Add(testId);
            _cases.Add(testId, (test, start, finish));
        }
        else if (test.Outcome > known.Test.Outcome)
        {
            _cases[testId] = (test, start, finish);
        }
    }

    /// <summary>The job.</summary>
    /// <param name="jobName">Its name.</param>
    /// <param name="recipe">Its recipe.</param>
    /// <param name="runvars">Its variables.</param>
    /// <param name="run">Says what <c>error</c> means, and where the logs are.</param>
    public CompleteJob ToJob(string jobName, string recipe, EquatableList<Runvar> runvars, JUnitRun run)
    {
        var worst = _order.Aggregate(_own, (outcome, testId) => _cases[testId].Test.Outcome is var other && other > outcome ? other : outcome);
        return new CompleteJob
        {
            Name = jobName,
            Recipe = recipe,
            Status = StatusOf(worst, run),
            Steps = _order.Select((testId, index) => StepOf(index + 1, testId, run)).ToEquatableList(),
            Runvars = runvars,
            LogUri = run.LogUri,
        };
    }

    private CompleteStep StepOf(int number, string testId, JUnitRun run)
    {
        var (test, start, finish) = _cases[testId];
        return new CompleteStep
        {
            Number = number,
            TestId = testId,
            Script = test.File.Length <= CompleteFlightCheck.MaxNameLength ? test.File : "",
            Status = StatusOf(test.Outcome, run),
            StartTime = start,
            FinishTime = finish,
        };
    }

    // osstest's word for a step that did not run because it was of no use to is the one for a case that was skipped.
    private static StepStatus StatusOf(JUnitOutcome outcome, JUnitRun run) => outcome switch
    {
        JUnitOutcome.Skipped => StepStatus.Blocked,
        JUnitOutcome.Passed => StepStatus.Pass,
        JUnitOutcome.Error => run.ErrorStatus,
        _ => StepStatus.Fail,
    };
}
