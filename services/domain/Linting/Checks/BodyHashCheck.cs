using Flights.Domain.Flights;

namespace Flights.Domain.Linting.Checks;

/// <summary>Text ⇄ the body hash of the mail's signature: whoever opened the mail compared them.</summary>
internal static class BodyHashCheck
{
    private static readonly DiagnosticPlace Signature = ReportPlaces.Header("DKIM-Signature");

    public static void Run(LintRun run)
    {
        foreach (var finding in Find(run.Flight.BodyHashState))
        {
            run.Add(finding);
        }
    }

    /// <summary>The finding that a state is, if it is one. A body that cannot be checked is none.</summary>
    public static EquatableList<Diagnostic> Find(BodyHashState state) => state == BodyHashState.Mismatch
        ? [new Diagnostic(LintReasons.BodyHashMismatch, 0, 0, "The body is not the one that was signed.") { Other = Signature }]
        : [];
}
