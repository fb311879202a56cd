using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.BaselineStore.Evidence;

/// <summary>Reads what became of a step in a recorded flight that had its job.</summary>
internal static class StepOutcomes
{
    /// <summary>The outcome: the listed status; else a pass that follows from the job's; else nothing is known.</summary>
    /// <param name="jobPassed">Whether the job passed.</param>
    /// <param name="listedStatus">The status that the flight's own rows list, or null if they do not list the step.</param>
    public static Outcome Of(bool jobPassed, string? listedStatus) =>
        listedStatus is not null ? Outcome.Of(new StepStatus(listedStatus)) : jobPassed ? Outcome.InferredPass : Outcome.Unknown;
}
