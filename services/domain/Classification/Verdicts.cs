namespace Flights.Domain.Classification;

/// <summary>What follows from all failures of a flight together.</summary>
internal static class Verdicts
{
    /// <summary>The verdict on a flight.</summary>
    /// <param name="blockers">Whether and how each failure blocks.</param>
    public static FlightVerdict Of(IEnumerable<Blocker> blockers)
    {
        var verdict = FlightVerdict.Perfect;
        foreach (var blocker in blockers)
        {
            switch (blocker)
            {
                case Blocker.Regression:
                    return FlightVerdict.Regressions;
                case Blocker.None:
                    verdict = verdict == FlightVerdict.Perfect ? FlightVerdict.Tolerable : verdict;
                    break;
                default:
                    verdict = FlightVerdict.Problems;
                    break;
            }
        }

        return verdict;
    }
}
