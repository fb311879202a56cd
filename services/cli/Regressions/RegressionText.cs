using Flights.Cli.Output;

namespace Flights.Cli.Regressions;

/// <summary>Prints a regression for people.</summary>
internal static class RegressionText
{
    private const string Indent = "    ";

    /// <summary>Prints what one has to know of it in a list of many.</summary>
    public static void Write(V1.Regression regression, TonedWriter writer)
    {
        writer.WriteLine(
            Tones.Of(regression.State), $"  {Words.Branch(regression.Branch)}  ", new(Words.Step(regression.Step), Tone.Strong));
        WriteTimes(regression, writer);
        WriteRange(regression, writer);
        WriteCulprits(regression.Culprits, writer);
        WriteAnnotation(regression.Annotation, writer);
        if (regression.LastLogUri.Length > 0)
        {
            writer.WriteLine($"{Indent}log {regression.LastLogUri}");
        }

        writer.WriteLine(new TonedText($"{Indent}{regression.Name}", Tone.Quiet));
    }

    /// <summary>Prints all of it.</summary>
    public static void WriteWhole(V1.Regression regression, TonedWriter writer)
    {
        Write(regression, writer);
        WriteList("failed in", regression.FailedFlights.Select(Words.Flight), regression.FailureCount - regression.FailedFlights.Count, writer);
        WriteList("kept from running", regression.BlockedJobs.Select(job => job.JobId), 0, writer);
        if (regression.Changes is { } changes)
        {
            WriteChanges(changes, writer);
        }

        writer.WriteLine($"{Indent}incident {regression.Incident}");
    }

    private static void WriteTimes(V1.Regression regression, TonedWriter writer)
    {
        var day = regression.BeginTime is null ? "" : $" ({Words.Day(regression.BeginTime)})";
        var end = regression.State == V1.RegressionState.Open ? "" : $", {Words.Of(regression.State)} {Words.Flight(regression.ResolvedFlight)}";
        var last = regression.FailureCount > 1 ? $", last in {Words.Flight(regression.LastBadFlight)}" : "";
        writer.Write(
            $"{Indent}opened {Words.Flight(regression.FirstBadFlight)}{day}{end}, failed in "
            + $"{Words.Count(regression.FailureCount, "flight", "flights")}{last}");
        writer.Write(
            new TonedText(regression.Intermittent ? ", intermittent" : "", Tone.Doubtful),
            new TonedText(regression.Excused ? ", excused" : "", Tone.Doubtful));
        writer.WriteLine();
    }

    private static void WriteRange(V1.Regression regression, TonedWriter writer)
    {
        var good = regression.LastGoodFlight.Length > 0 ? Words.Flight(regression.LastGoodFlight) : "not known";
        var recorded = regression.NewestRecordedPass.Length > 0 && regression.NewestRecordedPass != regression.LastGoodFlight
            ? $" (newest recorded pass {Words.Flight(regression.NewestRecordedPass)})"
            : "";
        var range = regression.Ranges.Count > 0 ? Words.Ranges(regression.Ranges) : "a range that is not known";
        writer.WriteLine($"{Indent}last good {good}{recorded}, culprit in {range}");
    }

    private static void WriteCulprits(V1.Culprits? culprits, TonedWriter writer)
    {
        foreach (var finding in culprits?.Findings ?? [])
        {
            writer.WriteLine(
                Indent,
                new("culprit", Tone.Bad),
                $" {finding.Tree?.Tree} {Words.Revision(finding.IntroducedRevision)}, last good {Words.Revision(finding.GoodRevision)}, by bisection");
        }
    }

    private static void WriteAnnotation(V1.RegressionAnnotation? annotation, TonedWriter writer)
    {
        if (annotation is null)
        {
            return;
        }

        string[] facts =
        [
            annotation.Owner.Length > 0 ? $"owner {Words.OneLine(annotation.Owner)}" : "",
            annotation.BugUri.Length > 0 ? $"bug {annotation.BugUri}" : "",
            annotation.MuteUntil is { } end ? $"muted until {Words.Minute(end)}" : "",
        ];
        if (facts.Any(fact => fact.Length > 0))
        {
            writer.WriteLine($"{Indent}{string.Join(", ", facts.Where(fact => fact.Length > 0))}");
        }

        foreach (var line in annotation.Note.Length > 0 ? annotation.Note.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n') : [])
        {
            writer.WriteLine($"{Indent}| {line}");
        }
    }

    private static void WriteList(string what, IEnumerable<string> elements, int more, TonedWriter writer)
    {
        var text = string.Join(' ', elements);
        if (text.Length > 0)
        {
            writer.WriteLine($"{Indent}{what} {(more > 0 ? $"{more} older ones and " : "")}{text}");
        }
    }

    private static void WriteChanges(V1.RegressionChanges changes, TonedWriter writer)
    {
        var tree = changes.Tree.Length > 0 ? $"{changes.Tree} " : "";
        foreach (var commit in changes.Commits)
        {
            var author = commit.Author.Length > 0 ? $" ({Words.OneLine(commit.Author)})" : "";
            writer.WriteLine($"{Indent}commit {tree}{Words.Revision(commit.Revision)} {Words.OneLine(commit.Subject)}{author}");
        }

        if (changes.MoreCommits)
        {
            writer.WriteLine($"{Indent}and more commits, which the report of that flight does not list");
        }

        if (changes.PeopleCount > 0)
        {
            var named = changes.People.Count > 0 ? ": " + string.Join(", ", changes.People.Select(person => Words.OneLine(person.Name))) : "";
            writer.WriteLine($"{Indent}touched by {Words.Count(changes.PeopleCount, "person", "people")}{named}");
        }
    }
}
