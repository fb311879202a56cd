using Flights.Domain.Flights;

namespace Flights.Domain.Regressions;

/// <summary>What osstest's daily script does with the revision that a main flight tested.</summary>
public static class PushDecision
{
    // Nothing is pushed by an abbreviation: a revision is pushed by its name, which git's has 40 digits of and more.
    private const int MinDigits = 40;

    /// <summary>Decides.</summary>
    /// <param name="isTolerable">Whether the judgement on the flight allows the push.</param>
    /// <param name="targeted">The revision under test of the branch's main tree.</param>
    /// <param name="baseline">The revision that was pushed last.</param>
    /// <param name="isForced">Whether an operator asked for the push, whatever failed.</param>
    public static PushOutcome Of(bool isTolerable, string targeted, string baseline, bool isForced)
    {
        if (targeted == baseline)
        {
            return PushOutcome.UpToDate;
        }

        return targeted.Length >= MinDigits && (isTolerable || isForced) ? PushOutcome.Pushed : PushOutcome.NotPushed;
    }
}
