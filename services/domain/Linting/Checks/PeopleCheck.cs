using Flights.Domain.Flights;

namespace Flights.Domain.Linting.Checks;

/// <summary>
/// People ⇄ revision log: the people are the lines of the log that name an author, or somebody who signed a commit off, tested or acked it,
/// so each stands in the log as listed, and each author and signer is listed. Names that differ in case alone are one. A log of under 300
/// lines is printed and its people are listed.
/// </summary>
internal static class PeopleCheck
{
    private const int LongLog = 300;
    private const string Signed = "Signed-off-by";

    public static void Run(LintRun run)
    {
        var report = run.Report;
        if (report.OmittedLogLines is { } lines and < LongLog)
        {
            run.Add(
                LintReasons.PeopleAgainstLog, run.Places.OmittedLog(), run.Places.People(),
                $"A revision log of {lines} lines is not left out.");
        }

        if (report.PeopleCount is { } count && (report.PeopleListed || report.Commits.Count > 0))
        {
            run.Add(
                LintReasons.PeopleAgainstLog, run.Places.People(), report.Commits.Count > 0 ? run.Places.Commit(report.Commits[0].Revision) : null,
                $"{count} people are too many to list, and yet they or the log are printed.");
        }

        if (report.PeopleListed && report.Commits.Count > 0)
        {
            Compare(run);
        }
    }

    private static void Compare(LintRun run)
    {
        var listed = run.Report.People.Select(LineOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = Missing(listed, run.Report.RevisionLog);
        foreach (var person in run.Report.People)
        {
            if (missing.Contains(LineOf(person)))
            {
                run.Add(
                    LintReasons.PersonNotInLog, run.Places.Person(person), run.Places.Commit(run.Report.Commits[0].Revision),
                    $"{person.Name} stands nowhere in the revision log.");
            }
        }

        foreach (var commit in run.Report.Commits)
        {
            var signers = commit.Trailers.Where(trailer => trailer.Name == Signed).Select(trailer => trailer.Value);
            foreach (var name in signers.Prepend(commit.Author).Where(name => name.Length > 0 && listed.Add(name)))
            {
                run.Add(
                    LintReasons.PersonNotListed, run.Places.Commit(commit.Revision), run.Places.People(),
                    $"{name} wrote or signed {commit.Revision} and is not listed.");
            }
        }
    }

    // Those whom no line of the log names behind a colon.
    private static HashSet<string> Missing(HashSet<string> listed, ReadOnlySpan<char> log)
    {
        var missing = new HashSet<string>(listed, listed.Comparer);
        var left = missing.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var line in log.EnumerateLines())
        {
            if (line.IndexOf(':') is var colon and >= 0)
            {
                left.Remove(line[(colon + 1)..].Trim());
            }
        }

        return missing;
    }

    private static string LineOf(Person person)
    {
        var line = person.Address.Length > 0 ? $"{person.Name} <{person.Address}>" : person.Name;
        return (person.Remainder.Length > 0 ? $"{line} {person.Remainder}" : line).Trim();
    }
}
