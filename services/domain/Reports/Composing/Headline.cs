using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Composing;

/// <summary>The outcome in the subject of a report: what became of the jobs, behind what that means.</summary>
internal static class Headline
{
    private static readonly EquatableList<string> PlainFailures = ["blocked/fail/pass", "blocked/pass", "fail/pass"];

    /// <summary>The outcome of a flight, such as <c>regressions - FAIL</c>.</summary>
    public static string Of(EquatableList<CompleteJob> jobs, FlightVerdict verdict, ReportPolicy policy)
    {
        var outcome = OutcomeOf(jobs, policy);
        return verdict switch
        {
            FlightVerdict.Regressions => $"regressions - {outcome}",
            FlightVerdict.Tolerable => $"tolerable {outcome}",
            _ => outcome,
        };
    }

    private static string OutcomeOf(EquatableList<CompleteJob> jobs, ReportPolicy policy)
    {
        var statuses = string.Join('/', jobs.Select(job => job.Status.Word).Distinct().Order(StringComparer.Ordinal));
        return statuses switch
        {
            "pass" => "all pass",
            "fail" => "ALL FAIL",
            "truncated" when policy.KnowsTruncated => statuses,
            _ => PlainFailures.Contains(statuses) ? "FAIL" : $"trouble: {statuses}",
        };
    }
}
