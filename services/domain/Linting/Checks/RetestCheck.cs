namespace Flights.Domain.Linting.Checks;

/// <summary>Flight lines of the head ⇄ each other: a retest runs jobs of the flight again, on the flight's branch.</summary>
internal static class RetestCheck
{
    public static void Run(LintRun run)
    {
        foreach (var retest in run.Flight.Retests)
        {
            if (retest.Branch != run.Flight.Branch)
            {
                run.Add(
                    LintReasons.RetestOfOtherBranch, run.Places.FlightLine(retest.Flight), run.Places.FlightLine(run.Flight.Number),
                    $"Retest {retest.Flight} is of branch {retest.Branch}, and flight {run.Flight.Number} of {run.Flight.Branch}.");
            }
        }
    }
}
