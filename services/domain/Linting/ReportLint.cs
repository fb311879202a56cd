using Flights.Domain.Flights;
using Flights.Domain.Linting.Checks;
using Flights.Domain.Reports;

namespace Flights.Domain.Linting;

/// <summary>
/// Compares everything that stands twice in a report: headers, rows, jobs, subject, versions, push block, revision log and the body hash of
/// the signature. A disagreement shows that the text was damaged, or put together, on its way from osstest.
/// </summary>
/// <remarks>A check compares only what osstest's report program derives from the same facts, so a report as it was sent has no finding.
/// What only resembles a rule, and does not always hold, is no check.</remarks>
public static class ReportLint
{
    private static readonly EquatableList<Action<LintRun>> Checks =
    [
        // First of all: a text that disagrees with itself in very many places shows this one all the same.
        BodyHashCheck.Run,
        SubjectCheck.Run,
        MessageIdCheck.Run,
        HeadlineCheck.Run,
        OutcomeCheck.Run,
        LogsUriCheck.Run,
        BlessingCheck.Run,
        RetestCheck.Run,
        FailuresHeaderCheck.Run,
        VersionsHeaderCheck.Run,
        VerdictCheck.Run,
        RowSectionCheck.Run,
        RowStatusCheck.Run,
        RowStepCheck.Run,
        RowOrderCheck.Run,
        RowFlightCheck.Run,
        RowJobCheck.Run,
        JobRowCheck.Run,
        JobOrderCheck.Run,
        BrokenNoteCheck.Run,
        PushAgeCheck.Run,
        PushCheck.Run,
        RevisionLogCheck.Run,
        PeopleCheck.Run,
    ];

    /// <summary>Compares what stands twice in a report.</summary>
    /// <param name="text">The text, with its envelope, that was read.</param>
    /// <param name="flight">What the parser read from it.</param>
    /// <returns>The disagreements, each with both places; none for a report as osstest sent it. Of very many, the first alone.</returns>
    public static EquatableList<Diagnostic> Check(ReportText text, Flight flight)
    {
        var run = new LintRun(text, flight);
        foreach (var check in Checks)
        {
            check(run);
        }

        return run.Findings();
    }

    /// <summary>Compares what stands twice in the report of a bisection: of those, the body and its hash alone.</summary>
    /// <param name="bisection">What the parser read.</param>
    /// <returns>The disagreements.</returns>
    public static EquatableList<Diagnostic> Check(Bisection bisection) => BodyHashCheck.Find(bisection.BodyHashState);
}
