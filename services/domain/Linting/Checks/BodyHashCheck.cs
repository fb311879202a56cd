using Flights.Domain.Flights;

namespace Flights.Domain.Linting.Checks;

/// <summary>Text ⇄ the body hash of the mail's signature: whoever opened the mail compared them.</summary>
internal static class BodyHashCheck
{
    public static void Run(LintRun run)
    {
        if (run.Flight.BodyHashState == BodyHashState.Mismatch)
        {
            run.Add(
                LintReasons.BodyHashMismatch, new DiagnosticPlace("", 0, 0), ReportPlaces.Header("DKIM-Signature"),
                $"The body is not the one that was signed.");
        }
    }
}
