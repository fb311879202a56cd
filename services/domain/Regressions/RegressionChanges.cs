using Flights.Domain.Flights;

namespace Flights.Domain.Regressions;

/// <summary>What a report says of the changes between its baseline and what it tested, as far as a regression tells it.</summary>
/// <param name="Tree">The tree that the commits are of; empty if the report does not show it.</param>
/// <param name="Commits">The commits of the revision log, newest first: revision, author, date and subject of each.</param>
/// <param name="MoreCommits">Whether there are more: the report left its log out, or lists more.</param>
/// <param name="People">Who touched the revisions: those whom the report lists, or else the authors of the commits.</param>
/// <param name="PeopleCount">How many people touched them, as far as the report says it.</param>
public sealed record RegressionChanges(
    string Tree, EquatableList<Commit> Commits, bool MoreCommits, EquatableList<Person> People, int PeopleCount)
{
    /// <summary>Nothing is said.</summary>
    public static readonly RegressionChanges None = new("", [], false, [], 0);

    /// <summary>What a report says.</summary>
    /// <param name="report">The report of the flight in which a regression began.</param>
    /// <param name="ranges">What that flight tested, by tree.</param>
    public static RegressionChanges Of(Report report, EquatableList<RevisionRange> ranges)
    {
        var excerpt = LedgerReport.Of(report);
        var people = excerpt.People.Count > 0
            ? excerpt.People
            : excerpt.Commits.Select(commit => AuthorOf(commit.Author)).Distinct().ToEquatableList();

        // The log ends in what was tested, so its newest commit shows of which tree it is.
        var tree = excerpt.Commits.Count > 0 ? ranges.FirstOrDefault(range => range.Bad == excerpt.Commits[0].Revision)?.Tree : null;
        return new RegressionChanges(
            tree ?? "",
            excerpt.Commits,
            excerpt.LogTooLong || excerpt.OmittedLogLines is not null,
            people,
            excerpt.PeopleCount ?? people.Count);
    }

    private static Person AuthorOf(string author)
    {
        var address = author.LastIndexOf(" <", StringComparison.Ordinal);
        return address >= 0 && author.EndsWith('>')
            ? new Person(author[..address], author[(address + 2)..^1], "")
            : new Person(author, "", "");
    }
}
