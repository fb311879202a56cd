namespace Flights.Domain.Flights;

/// <summary>One job of a flight and how it ended.</summary>
/// <param name="Name">The job, such as <c>build-amd64</c>.</param>
/// <param name="Status">How it ended.</param>
public sealed record Job(string Name, StepStatus Status);
