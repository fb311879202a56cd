using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>
/// A failure compared with all flights of the baseline. Each of them gives an entry, the strongest entry wins, and among equals the
/// first in search order: the table of osstest's <c>sg-report-flight</c>. For a test job one run of the baseline that fails alike
/// excuses the failure, however many passed; for a build job one that passed makes it a regression.
/// </summary>
/// <remarks>
/// Some outcomes are not known. The winner stands under all completions of them if no flight could outdo it, so each open flight
/// is looked at by itself, with its weakest reading (the step was not reached) while the winner is sought, and with its strongest
/// ones afterwards. Readings between the two need no look: <c>like</c> is open to every flight whose outcome is open, and
/// whatever loses to it gives way to it.
/// </remarks>
/// <param name="Winner">The winner if the open flights did not reach the step.</param>
/// <param name="Open">The flights whose outcome could change the winner, in search order; empty if it stands.</param>
internal sealed record BaselineComparison(BaselineEntry Winner, EquatableList<FlightNumber> Open)
{
    /// <summary>Whether the winner is the same under every completion of what is unknown.</summary>
    public bool IsDecided => Open.Count == 0;

    /// <summary>Whether a pass of the same revisions would excuse the failure.</summary>
    public bool IsExcusable => Winner.Finding.Blocker != Blocker.None && Winner.Priority < BaselineEntry.ExcusableBelow;

    /// <summary>Compares a failure.</summary>
    /// <param name="step">The step that failed.</param>
    /// <param name="failure">How it failed: <c>fail</c> or <c>broken</c>.</param>
    /// <param name="candidates">The flights, in search order.</param>
    public static BaselineComparison Of(StepKey step, StepStatus failure, EquatableList<Candidate> candidates)
    {
        var winner = BaselineEntry.Untested;
        foreach (var candidate in candidates)
        {
            if (candidate.Role == CandidateRole.Baseline
                && BaselineEntry.Of(step, failure, candidate, candidate.Outcome.KnownStatus()) is var entry
                && entry.Priority > winner.Priority)
            {
                winner = entry;
            }
        }

        List<FlightNumber>? open = null;
        foreach (var candidate in candidates)
        {
            if (candidate.Role == CandidateRole.Baseline && candidate.Outcome.IsOpen() && CouldOutdo(winner, step, failure, candidate))
            {
                (open ??= []).Add(candidate.Flight);
            }
        }

        return new BaselineComparison(winner, open?.ToEquatableList() ?? []);
    }

    private static bool CouldOutdo(BaselineEntry winner, StepKey step, StepStatus failure, Candidate candidate) =>
        BaselineEntry.Of(step, failure, candidate, failure).Priority > winner.Priority
        || (candidate.Outcome.MayBePass()
            && BaselineEntry.Of(step, failure, candidate, StepStatus.Pass).Priority > winner.Priority);
}
