using Flights.Domain.Flights;

namespace Flights.BaselineStore.Examining;

/// <summary>A step of the flight that is examined that did not pass.</summary>
/// <param name="Job">Its job.</param>
/// <param name="Test">Its test.</param>
/// <param name="TestId">The test's name.</param>
/// <param name="Number">Its position in the job.</param>
/// <param name="Status">How it ended.</param>
internal sealed record FailedStep(long Job, long Test, string TestId, int Number, StepStatus Status)
{
    /// <summary>Whether its judgement leans on other flights.</summary>
    public bool NeedsEvidence => Status == StepStatus.Fail || Status == StepStatus.Broken;
}
