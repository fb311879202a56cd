using Flights.Domain.Flights;
using Flights.Domain.Reports.Writing;

namespace Flights.Corpus.Tests.Reports;

/// <summary>What stands above and below the jobs table is facts too: each line of a kind has one, counted in the text by another, simpler way.</summary>
public sealed class TailFactsTests
{
    // kind, its lines in a report, its facts, how many the corpus must have so that the count means something
    public static TheoryData<string, Func<string[], int>, Func<Flight, int>, int> Kinds => new()
    {
        { "commits",           lines => lines.Count(line => Hash(line, "commit ") == 40), flight => flight.Report.Commits.Count, 50 },
        { "merges",            lines => lines.Count(line => Hash(line, "Merge: ") > 0),   flight => flight.Report.Commits.Count(each => each.Parents.Count > 1), 1 },
        { "authors",           lines => Below(lines, "commit ", "Author: "),              flight => flight.Report.Commits.Count(each => each.Author.Contains('@')), 50 },
        { "dates",             lines => Below(lines, "commit ", "Date:   "),              flight => flight.Report.Commits.Count(each => each.Date.Length > 20), 50 },
        { "people",            People,                                                    flight => flight.Report.People.Count, 200 },
        { "updates of refs",   lines => lines.Count(IsUpdate),                            flight => flight.Push?.RefUpdates.Count ?? 0, 15 },
        { "broken jobs",       lines => Starting(lines, "broken-job "),                   flight => flight.Report.BrokenNotes.Count(note => note.Status.Length > 0), 1 },
        { "broken steps",      lines => Starting(lines, "broken-step "),                  flight => flight.Report.BrokenNotes.Count(note => note.TestId.Length > 0), 1 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Parse_EveryReport_GivesAFactForEachLineOfTheKind(string kind, Func<string[], int> inText, Func<Flight, int> facts, int atLeast)
    {
        CorpusFolder.Require();
        var total = 0;
        foreach (var path in CorpusFolder.Files("sequence", "variety", "hard", "hard/unverified", "archive"))
        {
            if (CorpusFolder.Parse(path).Flight is not { } flight)
            {
                continue;
            }

            // What is written equals the mail's text: LosslessTests.
            var count = inText(ReportWriter.Write(flight).Split('\n'));
            Assert.True(count == facts(flight), $"{path}: {count} {kind} in the text, {facts(flight)} read");
            total += count;
        }

        Assert.True(total >= atLeast, $"Only {total} {kind} in the whole corpus.");
    }

    [Fact]
    public void Parse_EveryCommit_HasItsTextInItsParts()
    {
        CorpusFolder.Require();
        var (commits, trailers) = (0, 0);
        foreach (var path in CorpusFolder.Files("sequence", "variety", "hard", "archive"))
        {
            foreach (var commit in CorpusFolder.Parse(path).Flight?.Report.Commits ?? [])
            {
                Assert.True(commit.Subject.Trim().Length > 0, $"{path}: {commit.Revision} has no subject");
                Assert.All(commit.Trailers, trailer => Assert.Contains($"{trailer.Name}: ", commit.Body, StringComparison.Ordinal));
                commits++;
                trailers += commit.Trailers.Count;
            }
        }

        Assert.True(trailers > commits, $"Only {trailers} trailers of {commits} commits.");
    }

    private static int Starting(string[] lines, string start) => lines.Count(line => line.StartsWith(start, StringComparison.Ordinal));

    // How many hexadecimal digits follow a label; 0 for any other line.
    private static int Hash(string line, string label) =>
        line.StartsWith(label, StringComparison.Ordinal) ? line[label.Length..].TakeWhile(char.IsAsciiHexDigitLower).Count() : 0;

    private static int Below(string[] lines, string first, string label)
    {
        var begin = Array.FindIndex(lines, line => Hash(line, first) == 40);
        return begin < 0 ? 0 : Starting(lines[begin..], label);
    }

    private static int People(string[] lines)
    {
        var begin = Array.IndexOf(lines, "People who touched revisions under test:");
        return begin < 0 ? 0 : lines[(begin + 1)..].TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal)).Count();
    }

    private static bool IsUpdate(string line) =>
        line.StartsWith("   ", StringComparison.Ordinal)
        && line.Contains(" -> ", StringComparison.Ordinal)
        && line.Trim().Split(' ')[0].Split("..") is [var from, var to]
        && from.Length is >= 7 and <= 12
        && (from + to).All(char.IsAsciiHexDigitLower);
}
