namespace Flights.Domain.Linting.Checks;

/// <summary>
/// Subject's outcome ⇄ jobs table: <c>all pass</c>, <c>ALL FAIL</c>, <c>FAIL</c> and <c>trouble: a/b</c> are made of the different statuses
/// of the jobs. Later versions of osstest have words of their own, such as <c>truncated</c>; what is none of the four forms is not
/// compared, unless the statuses call for one of them and no job has the status that it names.
/// </summary>
internal static class OutcomeCheck
{
    public static void Run(LintRun run)
    {
        var outcome = OutcomeOf(run.Report.Headline);
        if (outcome.IsEmpty)
        {
            return;
        }

        var statuses = run.Flight.Jobs.Select(job => job.Status.Word).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var expected = Expected(statuses);
        if (!outcome.SequenceEqual(expected) && !statuses.AsSpan().Contains(outcome.ToString()))
        {
            run.Add(
                LintReasons.HeadlineAgainstJobs, run.Places.Job(""), ReportPlaces.Header("Subject"),
                $"The jobs' statuses give '{expected}', and the subject says '{outcome.ToString()}'.");
        }
    }

    private static ReadOnlySpan<char> OutcomeOf(string headline) => headline switch
    {
        _ when headline.StartsWith(HeadlineCheck.Regressions, StringComparison.Ordinal) => headline.AsSpan(HeadlineCheck.Regressions.Length),
        _ when headline.StartsWith(HeadlineCheck.Tolerable, StringComparison.Ordinal) => headline.AsSpan(HeadlineCheck.Tolerable.Length),
        _ => headline,
    };

    private static string Expected(string[] statuses) => statuses switch
    {
        ["pass"] => "all pass",
        ["fail"] => "ALL FAIL",
        ["blocked", "pass"] or ["fail", "pass"] or ["blocked", "fail", "pass"] => "FAIL",
        _ => $"trouble: {string.Join('/', statuses)}",
    };
}
