namespace Flights.Domain.Flights;

/// <summary>One job of a flight and how it ended.</summary>
/// <param name="Name">The job, such as <c>build-amd64</c>.</param>
/// <param name="Status">How it ended.</param>
public sealed record Job(string Name, StepStatus Status)
{
    /// <summary>The host that the job names, in a flight that examines hosts. Empty for any other job.</summary>
    public string Host { get; init; } = "";
}
