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
/// whatever loses to it gives way to it. A flight of which it is not certain that it counts is left aside while the winner is sought, and
/// looked at afterwards with all its readings.
/// </remarks>
/// <param name="Winner">The winner if the open flights did not reach the step, and those that are not certain do not count.</param>
/// <param name="Open">The flights that could change the winner, in search order; empty if it stands.</param>
internal sealed record BaselineComparison(BaselineEntry Winner, EquatableList<Candidate> Open)
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
                && candidate.IsCertain
                && BaselineEntry.Of(step, failure, candidate, candidate.Outcome.KnownStatus()) is var entry
                && entry.Priority > winner.Priority)
            {
                winner = entry;
            }
        }

        List<Candidate>? open = null;
        var winnerIsAhead = false;
        foreach (var candidate in candidates)
        {
            if (candidate.Role != CandidateRole.Baseline)
            {
                continue;
            }

            winnerIsAhead |= candidate.IsCertain && winner.Finding.Summary.Flight == candidate.Flight;
            if (!(candidate.IsCertain && !candidate.Outcome.IsOpen())
                && ReadingsOf(candidate, step, failure).Any(entry => Outdoes(entry, winner, winnerIsAhead)))
            {
                (open ??= []).Add(candidate);
            }
        }

        return new BaselineComparison(winner, open?.ToEquatableList() ?? []);
    }

    private static IEnumerable<BaselineEntry> ReadingsOf(Candidate candidate, StepKey step, StepStatus failure)
    {
        if (!candidate.Outcome.IsOpen())
        {
            return [BaselineEntry.Of(step, failure, candidate, candidate.Outcome.KnownStatus())];
        }

        var like = BaselineEntry.Of(step, failure, candidate, failure);
        return candidate.Outcome.MayBePass() ? [like, BaselineEntry.Of(step, failure, candidate, StepStatus.Pass)] : [like];
    }

    // Among equals the first in search order wins, which makes a difference only to what it says.
    private static bool Outdoes(BaselineEntry entry, BaselineEntry winner, bool winnerIsAhead) =>
        entry.Priority > winner.Priority
        || (entry.Priority == winner.Priority && !winnerIsAhead && !entry.Finding.Summary.SaysTheSameAs(winner.Finding.Summary));
}
