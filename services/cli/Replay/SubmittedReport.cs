namespace Flights.Cli.Replay;

/// <summary>A report whose facts are safe, and which now goes through the pipeline.</summary>
/// <param name="Name">What it reports, by the name under which the baseline store has it: a flight or a bisection.</param>
/// <param name="Digest">The digest of the report of a flight; empty for a bisection.</param>
internal readonly record struct SubmittedReport(string Name, string Digest)
{
    /// <summary>Whether it reports a bisection.</summary>
    public bool IsBisection => Digest.Length == 0;

    /// <summary>What the parser has answered.</summary>
    public static SubmittedReport Of(V1.SubmitReportResponse response) =>
        new(response.Name, response.ReportCase == V1.SubmitReportResponse.ReportOneofCase.Bisection ? "" : response.Flight.Digest);
}
