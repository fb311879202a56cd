using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>What one flight of the baseline says of a failure. The priorities are those of osstest's <c>sg-report-flight</c>.</summary>
/// <param name="Priority">How strong it is: the highest wins.</param>
/// <param name="Finding">What it says.</param>
internal sealed record BaselineEntry(int Priority, Finding Finding)
{
    /// <summary>A pass of the same revisions excuses no failure whose entry is as strong as this: that of a build job.</summary>
    public const int ExcusableBelow = 500;

    /// <summary>What is said if no flight of the baseline had the job.</summary>
    public static readonly BaselineEntry Untested = new(10, new Finding(new Summary(SummaryKind.BaselineUntested), Blocker.None));

    /// <summary>What a flight says.</summary>
    /// <param name="step">The step that failed.</param>
    /// <param name="failure">How it failed: <c>fail</c> or <c>broken</c>.</param>
    /// <param name="candidate">The flight.</param>
    /// <param name="outcome">How the step ended there, or null if it was not reached.</param>
    public static BaselineEntry Of(StepKey step, StepStatus failure, Candidate candidate, StepStatus? outcome)
    {
        if (outcome is not { } status)
        {
            return NotBlocking(50, candidate.As(SummaryKind.BlockedIn));
        }

        if (status == StepStatus.Pass)
        {
            var blocker = failure == StepStatus.Fail ? Blocker.Regression : Blocker.Broken;
            return new BaselineEntry(step.IsBuild ? 600 : 100, new Finding(candidate.As(SummaryKind.Regression), blocker));
        }

        if (status == failure)
        {
            return NotBlocking(190, candidate.As(SummaryKind.Like));
        }

        return status == StepStatus.Fail
            ? NotBlocking(180, candidate.As(SummaryKind.FailedIn))
            : NotBlocking(170, candidate.As(SummaryKind.StatusIn, status.Word));
    }

    private static BaselineEntry NotBlocking(int priority, Summary summary) => new(priority, new Finding(summary, Blocker.None));
}
