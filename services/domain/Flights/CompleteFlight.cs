namespace Flights.Domain.Flights;

/// <summary>
/// All that osstest's database holds of one flight: every job with every step, passed or not. A mailed report tells only of what did not
/// succeed (<see cref="Flight"/>).
/// </summary>
public sealed record CompleteFlight
{
    /// <summary>The lab that ran it.</summary>
    public required LabName Lab { get; init; }

    /// <summary>Its number.</summary>
    public required FlightNumber Number { get; init; }

    /// <summary>The branch under test.</summary>
    public required BranchName Branch { get; init; }

    /// <summary>Its blessing: <c>running</c> until it ends, then mostly <see cref="IntendedBlessing"/>.</summary>
    public required Blessing Blessing { get; init; }

    /// <summary>The blessing that it is meant to get.</summary>
    public required Blessing IntendedBlessing { get; init; }

    /// <summary>When its first job started, or null if none has.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The revisions of the harness that ran parts of it: 40 digits, and a <c>+</c> if it had local changes.</summary>
    public EquatableList<string> HarnessRevisions { get; init; }

    /// <summary>Its jobs. No two have one name.</summary>
    public EquatableList<CompleteJob> Jobs { get; init; }

    /// <summary>The same flight in the one order of all that has none: harness revisions, jobs and variables by name, bytewise, and steps by
    /// number.</summary>
    public CompleteFlight InOrder() => this with
    {
        HarnessRevisions = HarnessRevisions.Distinct().Order(StringComparer.Ordinal).ToEquatableList(),
        Jobs = Jobs.OrderBy(job => job.Name, StringComparer.Ordinal).Select(job => job.InOrder()).ToEquatableList(),
    };

    /// <summary>How a step ended, or null if the flight has no such step.</summary>
    public StepStatus? StatusOf(StepKey step)
    {
        foreach (var job in Jobs)
        {
            if (job.Name == step.Job)
            {
                return job.StatusOf(step.TestId);
            }
        }

        return null;
    }

    /// <summary>When its last step ended, or else when it started; null if neither is known.</summary>
    public DateTimeOffset? EndTime => Jobs.SelectMany(job => job.Steps).Max(step => step.FinishTime) ?? StartTime;
}
