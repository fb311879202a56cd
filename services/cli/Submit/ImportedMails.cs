using Flights.Cli.Replay;
using Flights.Cli.Sources;

namespace Flights.Cli.Submit;

/// <summary>Tells on the wire what became of a mail.</summary>
internal static class ImportedMails
{
    /// <summary>A mail that was recorded.</summary>
    /// <param name="place">Where it was found.</param>
    /// <param name="report">What it reports.</param>
    public static V1.ImportedMail Of(string place, SubmittedReport report) => new()
    {
        Place = place,
        Outcome = V1.ImportOutcome.Recorded,
        Report = report.Name,
        Digest = report.Digest,
    };

    /// <summary>A mail that was not recorded.</summary>
    /// <param name="place">Where it was found.</param>
    /// <param name="refusal">Why it was not.</param>
    public static V1.ImportedMail Of(string place, Refusal refusal) => new()
    {
        Place = place,
        Outcome = refusal.Reason == Refusal.NotAReport ? V1.ImportOutcome.Skipped : V1.ImportOutcome.Refused,
        Reason = refusal.Reason,
        Line = refusal.Line,
        Column = refusal.Column,
        Message = refusal.Message,
    };
}
