using Flights.Domain.Flights;

namespace Flights.Domain.JUnit;

/// <summary>The suites of one file of a run.</summary>
/// <param name="Job">The name of the CI's job that wrote it, which stands before the names of its suites; empty if the suites' own names tell
/// them apart.</param>
/// <param name="Suites">The suites.</param>
public sealed record JUnitFile(string Job, EquatableList<JUnitSuite> Suites)
{
    /// <summary>Whether each job of the file gets a name, however its suites and classes are called.</summary>
    /// <param name="run">How jobs are named.</param>
    public bool HasNames(JUnitRun run) => Job.Length > 0
        || Suites.All(suite => suite.Path.Count > 0
            || (run.HasJobPerClass && suite.Outcome <= JUnitOutcome.Passed && suite.Cases.All(test => test.ClassName.Length > 0)));
}
