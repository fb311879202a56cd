namespace Flights.Domain.Flights;

/// <summary>One step of a job of a complete flight.</summary>
public sealed record CompleteStep
{
    /// <summary>The script that waits for hosts: the time that it takes says nothing of its job.</summary>
    public const string HostAllocationScript = "ts-hosts-allocate";

    /// <summary>Its position in the job, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The test, such as <c>guest-start/debian.repeat</c> or <c>host-install(3)</c>.</summary>
    public required string TestId { get; init; }

    /// <summary>The script that it runs, such as <c>ts-guest-start</c>.</summary>
    public string Script { get; init; } = "";

    /// <summary>How it ended, or that it is running.</summary>
    public required StepStatus Status { get; init; }

    /// <summary>When it started, or null if that is not known.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it finished, or null if it has not.</summary>
    public DateTimeOffset? FinishTime { get; init; }
}
