using Flights.Domain.Flights;

namespace Flights.Domain.Regressions;

/// <summary>What the ledger uses of a report, and so all that has to be kept of it for the ledger: where the logs are, the commits and
/// the people. An excerpt of an excerpt is the same one.</summary>
public static class LedgerReport
{
    /// <summary>How many commits are used at most.</summary>
    public const int MaxCommits = 50;

    /// <summary>How many people are named at most.</summary>
    public const int MaxPeople = 50;

    /// <summary>The most UTF-16 code units of a text.</summary>
    public const int MaxTextLength = 200;

    /// <summary>The excerpt of a report. It says that the log is too long where commits are left out, and counts people who are.</summary>
    public static Report Of(Report report) => new()
    {
        LogsUris = report.LogsUris.Where(JobLog.IsUsable).ToEquatableList(),
        Commits = report.Commits.Take(MaxCommits).Select(Short).ToEquatableList(),
        OmittedLogLines = report.OmittedLogLines,
        LogTooLong = report.LogTooLong || report.Commits.Count > MaxCommits,
        People = report.People.Take(MaxPeople).Select(Short).ToEquatableList(),
        PeopleCount = report.PeopleCount ?? (report.People.Count > MaxPeople ? report.People.Count : null),
    };

    private static Commit Short(Commit commit) =>
        new(Shortened(commit.Revision), [], Shortened(commit.Author), Shortened(commit.Date), Shortened(commit.Subject), "");

    private static Person Short(Person person) => new(Shortened(person.Name), Shortened(person.Address), Shortened(person.Remainder));

    /// <summary>A text, cut where it has more than <see cref="MaxTextLength"/> UTF-16 code units.</summary>
    public static string Shortened(string text)
    {
        if (text.Length <= MaxTextLength)
        {
            return text;
        }

        // A pair of code units is one character: it is not cut in two.
        return text[..(char.IsHighSurrogate(text[MaxTextLength - 1]) ? MaxTextLength - 1 : MaxTextLength)];
    }
}
