using System.Data.Common;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.BaselineStore.Evidence;

/// <summary>Reads what became of a step in a recorded flight that had its job.</summary>
internal static class StepOutcomes
{
    /// <summary>The outcome: the listed status; else, in a complete flight, a pass if the step is among those that passed; else, in a mailed
    /// one, a pass that follows from the job's; else the step was not reached in a complete flight, and nothing is known in a mailed
    /// one.</summary>
    /// <param name="reader">A row.</param>
    /// <param name="first">The first of four columns: whether the job passed, whether the flight is complete, the listed status or null,
    /// and whether the step is among those that passed.</param>
    public static Outcome Read(DbDataReader reader, int first)
    {
        if (!reader.IsDBNull(first + 2))
        {
            return Outcome.Of(new StepStatus(reader.GetString(first + 2)));
        }

        return reader.GetInt32(first + 1) == 1
            ? reader.GetInt32(first + 3) == 1 ? Outcome.Of(StepStatus.Pass) : Outcome.NotReached
            : reader.GetInt32(first) == 1 ? Outcome.InferredPass : Outcome.Unknown;
    }
}
