namespace Flights.Domain.Linting.Checks;

/// <summary>Revision log ⇄ versions: it is git's log from the baseline to the targeted revision of the one tree under test, so that one
/// comes first, the baseline is not in it, and no commit is in it twice.</summary>
internal static class RevisionLogCheck
{
    public static void Run(LintRun run)
    {
        var commits = run.Report.Commits;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var commit in commits)
        {
            if (!seen.Add(commit.Revision))
            {
                run.Add(
                    LintReasons.CommitTwice, run.Places.Commit(commit.Revision), run.Places.Version(isBaseline: false, ""),
                    $"Commit {commit.Revision} stands in the revision log twice.");
            }
        }

        if (commits.Count == 0 || run.Flight.Targeted is not { Flight: null, Trees: [var target] })
        {
            return;
        }

        if (!commits[0].Revision.StartsWith(target.Revision, StringComparison.Ordinal))
        {
            run.Add(
                LintReasons.LogOfOtherRevision, run.Places.Commit(commits[0].Revision),
                run.Places.Version(isBaseline: false, target.Tree, target.Revision),
                $"The revision log begins with {commits[0].Revision}, and {target.Revision} was targeted.");
        }

        if (run.Flight.Baseline.RevisionOf(target.Tree) is { } old && seen.Contains(old))
        {
            run.Add(
                LintReasons.BaselineInLog, run.Places.Commit(old), run.Places.Version(isBaseline: true, target.Tree, old),
                $"The revision log is of what came after the baseline {old}, and holds it.");
        }
    }
}
