using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Histories;

/// <summary>A job in one flight, which need not have it.</summary>
internal sealed class JobRun(CompleteFlight flight, CompleteJob? job)
{
    private readonly Dictionary<string, StepStatus> _outcomes = job?.Steps.ToDictionary(step => step.TestId, step => step.Status) ?? [];

    public CompleteFlight Flight => flight;

    public TimeSpan? Duration { get; } = job?.Duration;

    /// <summary>What the job tells about one of its steps.</summary>
    public Candidate As(CandidateRole role, string testId) => new(
        flight.Number,
        flight.Blessing,
        role,
        _outcomes.TryGetValue(testId, out var status) ? Outcome.Of(status) : Outcome.NotReached);
}
