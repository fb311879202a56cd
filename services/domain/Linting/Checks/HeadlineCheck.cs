using Flights.Domain.Flights;

namespace Flights.Domain.Linting.Checks;

/// <summary>Subject's first words ⇄ verdict line: one test of the blockers gives both. <c>regressions - </c> stands with
/// <c>Regressions :-(</c>, <c>tolerable </c> with <c>Failures :-/ but no regressions.</c>, and no word with the other two.</summary>
internal static class HeadlineCheck
{
    public const string Regressions = "regressions - ";
    public const string Tolerable = "tolerable ";

    public static void Run(LintRun run)
    {
        var headline = run.Report.Headline;
        if (headline.Length == 0)
        {
            return;
        }

        var verdict = run.Report.Verdict;
        var agrees = headline switch
        {
            _ when headline.StartsWith(Regressions, StringComparison.Ordinal) => verdict == PrintedVerdict.Regressions,
            _ when headline.StartsWith(Tolerable, StringComparison.Ordinal) => verdict == PrintedVerdict.Tolerable,
            _ => verdict is PrintedVerdict.Perfect or PrintedVerdict.Problems,
        };
        if (!agrees)
        {
            var place = verdict is null ? run.Places.FlightLine(run.Flight.Number) : run.Places.Verdict();
            var said = verdict?.ToString() ?? "missing";
            run.Add(
                LintReasons.HeadlineAgainstVerdict, place, ReportPlaces.Header("Subject"),
                $"The verdict line is {said}, and the subject says '{headline}'.");
        }
    }
}
