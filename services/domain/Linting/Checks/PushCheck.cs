using Flights.Domain.Flights;
using Flights.Domain.Reports.Parts;

namespace Flights.Domain.Linting.Checks;

/// <summary>
/// Push block ⇄ subject ⇄ versions. The subject ends in <c> - PUSHED</c> if the gate opened. What is pushed is the targeted revision, and
/// git moves a reference from the baseline to it. Where both sides are the same nothing is pushed, and nothing is refused either; a run
/// that says that the published tree is up to date tests the baseline. Whether the gate opens is the operator's to force or to forbid: the
/// verdict is not compared.
/// </summary>
internal static class PushCheck
{
    public static void Run(LintRun run)
    {
        var push = run.Flight.Push;
        var isPushed = push?.Outcome == PushOutcome.Pushed;
        if (run.Report.Headline.Length > 0 && isPushed != run.Report.HeadlinePushed)
        {
            run.Add(
                LintReasons.HeadlineAgainstPush, run.Places.Push(), ReportPlaces.Header("Subject"),
                $"Only one of the subject and the push block says that the gate opened.");
        }

        if (push is null || run.Flight.Targeted is not { Flight: null, Trees: [var target] })
        {
            return;
        }

        if (push.Revision.Length > 0 && !IsAbbreviated(push.Revision, target.Revision))
        {
            run.Add(
                LintReasons.PushedOtherRevision, run.Places.Push(), run.Places.Version(isBaseline: false, target.Tree, target.Revision),
                $"The push block names revision {push.Revision}, and {target.Revision} was targeted.");
        }

        CheckSides(run, push);
        foreach (var update in push.RefUpdates)
        {
            CheckUpdate(run, update, target);
        }
    }

    // A forced baseline run tests the published revision, and is compared with what was tested before.
    private static void CheckSides(LintRun run, Push push)
    {
        var isSame = run.Flight.Targeted.SameAs(run.Flight.Baseline);
        var fits = push.Outcome switch
        {
            PushOutcome.UpToDate => isSame || run.Flight.RunKind != RunKind.Main,
            PushOutcome.NotApplicable => true,
            _ => !isSame,
        };
        if (!fits && !run.Flight.Baseline.IsNone)
        {
            run.Add(
                LintReasons.PushAgainstVersions, run.Places.Push(), run.Places.Version(isBaseline: true, run.Flight.Targeted.Trees[0].Tree),
                $"The push block is {push.Outcome}, and the two sides are {(isSame ? "the same" : "two")}.");
        }
    }

    private static void CheckUpdate(LintRun run, RefUpdate update, TreeRevision target)
    {
        if (!IsAbbreviated(update.NewRevision, target.Revision) || (IsRevision(update.Source, target) && !IsAbbreviated(update.Source, target.Revision)))
        {
            var wrong = IsAbbreviated(update.NewRevision, target.Revision) ? update.Source : update.NewRevision;
            run.Add(
                LintReasons.PushedOtherRevision, run.Places.RefUpdate(update, wrong),
                run.Places.Version(isBaseline: false, target.Tree, target.Revision),
                $"git moved {update.Reference} to {wrong}, and {target.Revision} was targeted.");
        }

        if (run.Flight.Baseline.RevisionOf(target.Tree) is { } old && !IsAbbreviated(update.OldRevision, old))
        {
            run.Add(
                LintReasons.PushedFromOtherRevision, run.Places.RefUpdate(update, update.OldRevision),
                run.Places.Version(isBaseline: true, target.Tree, old),
                $"git moved {update.Reference} from {update.OldRevision}, and the baseline is {old}.");
        }
    }

    // What is pushed may be named by a reference of its own; that has not the length of a revision.
    private static bool IsRevision(string source, TreeRevision target) => Hash.IsHash(source) || source.Length == target.Revision.Length;

    // Either may be cut: git prints 7 to 12 digits, and a person may have asked for a few.
    private static bool IsAbbreviated(string left, string right) =>
        left.StartsWith(right, StringComparison.Ordinal) || right.StartsWith(left, StringComparison.Ordinal);
}
