using Flights.Domain.Flights;

namespace Flights.Corpus.Tests.Reports;

/// <summary>The entries of <c>X-Osstest-Failures</c>: <c>BRANCH:JOB:TESTID:STATUS:CLASS</c>, split from both ends, as a
/// test id may hold a colon.</summary>
internal static class FailureHeader
{
    public static IEnumerable<string> Read(string header, string branch)
    {
        // A fold may stand inside an entry, so entries are found by the branch that each begins with.
        var text = " " + string.Join(' ', header.Split(['\r', '\n', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
        foreach (var entry in text.Split($" {branch}:", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = entry.Split(':');
            yield return $"{parts[0]} | {string.Join(':', parts[1..^2])} | {parts[^2]} | {parts[^1]}";
        }
    }

    public static string Of(StepFailure row) => $"{row.Step.Job} | {row.Step.TestId} | {row.Status} | {ClassOf(row.Section)}";

    private static string ClassOf(ReportSection section) => section switch
    {
        ReportSection.Blocking => "regression",
        ReportSection.Intermittent => "heisenbug",
        ReportSection.Allowable => "allowable",
        ReportSection.NonBlocking => "nonblocking",
        _ => "fail",
    };
}
