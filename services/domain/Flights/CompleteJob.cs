namespace Flights.Domain.Flights;

/// <summary>One job of a complete flight.</summary>
public sealed record CompleteJob
{
    /// <summary>The job, such as <c>build-amd64</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The recipe that it follows, such as <c>build</c>.</summary>
    public string Recipe { get; init; } = "";

    /// <summary>How it ended, or how far it got.</summary>
    public required StepStatus Status { get; init; }

    /// <summary>Its steps. No two have one number or one test id.</summary>
    public EquatableList<CompleteStep> Steps { get; init; }

    /// <summary>Its variables. No two have one name.</summary>
    public EquatableList<Runvar> Runvars { get; init; }

    /// <summary>The page of its logs, if that is not where osstest keeps it; empty for none.</summary>
    public string LogUri { get; init; } = "";

    /// <summary>Whether its revisions are those of the branch under test. A job named <c>build-…-prev</c> builds the branch before it,
    /// and is left out wherever revisions are compared.</summary>
    public bool IsOfMainRevision => !IsOfPreviousBranch(Name);

    /// <summary>The builds that it uses.</summary>
    public IEnumerable<BuildReference> BuildReferences =>
        from runvar in Runvars where runvar.NamesBuildJob select BuildReference.Read(runvar.Value);

    /// <summary>How long the steps took that finished, without the wait for hosts; null if none finished at all, and zero if only that
    /// wait did.</summary>
    public TimeSpan? Duration
    {
        get
        {
            TimeSpan? duration = null;
            foreach (var step in Steps)
            {
                if (step.FinishTime is { } finish)
                {
                    var counts = step.StartTime is not null && step.Script != CompleteStep.HostAllocationScript;
                    duration = (duration ?? TimeSpan.Zero) + (counts ? finish - step.StartTime!.Value : TimeSpan.Zero);
                }
            }

            return duration;
        }
    }

    /// <summary>How a step ended, or null if the job did not get as far or has no such step.</summary>
    public StepStatus? StatusOf(string testId)
    {
        foreach (var step in Steps)
        {
            if (step.TestId == testId)
            {
                return step.Status;
            }
        }

        return null;
    }

    /// <summary>The same job with its steps by number and its variables by name, bytewise.</summary>
    public CompleteJob InOrder() => this with
    {
        Steps = Steps.OrderBy(step => step.Number).ToEquatableList(),
        Runvars = Runvars.OrderBy(runvar => runvar.Name, StringComparer.Ordinal).ToEquatableList(),
    };

    private static bool IsOfPreviousBranch(string name)
    {
        const string First = "build-", Last = "-prev";
        return name.Length >= First.Length + Last.Length
            && name.StartsWith(First, StringComparison.Ordinal)
            && name.EndsWith(Last, StringComparison.Ordinal);
    }
}
