using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>How the rules read outcomes, of which some are not known, and how they name the flights that they lean on.</summary>
internal static class Readings
{
    /// <summary>The status, or null if the step was not reached or the outcome is open. An inferred pass is a pass.</summary>
    public static StepStatus? KnownStatus(this Outcome outcome) => outcome.IsPass ? StepStatus.Pass : outcome.Status;

    /// <summary>Whether there is more than one way in which the step may have ended.</summary>
    public static bool IsOpen(this Outcome outcome) => outcome.Kind is OutcomeKind.Unknown or OutcomeKind.NotPassed;

    /// <summary>Whether the flight may excuse a failure by a pass, and may not: its outcome is open, or whether it counts.</summary>
    public static bool MayExcuse(this Candidate rerun) =>
        rerun.Outcome.MayBePass() || (!rerun.IsCertain && rerun.Outcome.IsPass);

    /// <summary>Whether the outcome is open and could be a pass.</summary>
    public static bool MayBePass(this Outcome outcome) => outcome.Kind == OutcomeKind.Unknown;

    /// <summary>A summary that leans on a flight. As in a report, a flight that is no main flight carries the rest of its blessing,
    /// such as <c>-retest</c>.</summary>
    public static Summary As(this Candidate candidate, SummaryKind kind, string word = "")
    {
        var dash = candidate.Blessing.Word.IndexOf('-', StringComparison.Ordinal);
        return new Summary(kind, candidate.Flight, dash < 0 ? "" : candidate.Blessing.Word[dash..], word);
    }
}
