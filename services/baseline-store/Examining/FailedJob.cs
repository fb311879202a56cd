using Flights.Domain.Flights;

namespace Flights.BaselineStore.Examining;

/// <summary>A job of the flight that is examined that did not pass, or has a step that did not.</summary>
/// <param name="Job">The job.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">How it ended, or how far it got.</param>
/// <param name="Duration">How long it takes at most.</param>
internal sealed record FailedJob(long Job, string Name, StepStatus Status, TimeSpan? Duration);
