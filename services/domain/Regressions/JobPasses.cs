using Flights.Domain.Flights;

namespace Flights.Domain.Regressions;

/// <summary>In which flights the steps of one job passed last. A report lists failures alone, so a passed job tells of all of its
/// steps at once but for those that it lists.</summary>
/// <param name="Job">The job.</param>
/// <param name="Newest">The newest main flight in which the job passed, or null if there is none.</param>
/// <param name="Exceptions">The steps of which something else is known, ordered by test.</param>
public sealed record JobPasses(string Job, FlightNumber? Newest, EquatableList<StepPass> Exceptions)
{
    /// <summary>The newest main flight in which a step passed, as far as anybody can tell, or null if there is none.</summary>
    public FlightNumber? Of(string testId)
    {
        foreach (var exception in Exceptions)
        {
            if (exception.TestId == testId)
            {
                return exception.Newest;
            }
        }

        return Newest;
    }

    /// <summary>Takes in the next main flight.</summary>
    /// <param name="flight">The flight.</param>
    /// <param name="passed">Whether the job passed in it.</param>
    /// <param name="listed">The steps of the job that the flight lists, each with whether it passed.</param>
    /// <param name="listsAll">Whether these are all of its steps.</param>
    public JobPasses After(FlightNumber flight, bool passed, IReadOnlyDictionary<string, bool> listed, bool listsAll = false)
    {
        // In a passed job every step that is not listed passed, unless all are listed; in any other one only those that are listed as passed
        // did.
        var exceptions = new SortedDictionary<string, FlightNumber?>(StringComparer.Ordinal);
        foreach (var exception in Exceptions)
        {
            if (!passed || (listsAll && !listed.ContainsKey(exception.TestId)))
            {
                exceptions[exception.TestId] = exception.Newest;
            }
        }

        foreach (var (testId, stepPassed) in listed)
        {
            if (stepPassed != passed)
            {
                exceptions[testId] = stepPassed ? flight : Of(testId);
            }
        }

        return new JobPasses(
            Job,
            passed ? flight : Newest,
            exceptions.Select(each => new StepPass(each.Key, each.Value)).ToEquatableList());
    }
}

/// <summary>The newest main flight in which one step passed, where that is not the newest in which its job did.</summary>
/// <param name="TestId">The step's test.</param>
/// <param name="Newest">The flight, or null if there is none.</param>
public sealed record StepPass(string TestId, FlightNumber? Newest);
