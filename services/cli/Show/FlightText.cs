using Flights.Cli.Output;
using Flights.Domain.Flights;
using Flights.Domain.Regressions;
using Flights.Platform.Wire;

namespace Flights.Cli.Show;

/// <summary>Prints a flight for people.</summary>
/// <param name="writer">Where to.</param>
internal sealed class FlightText(TonedWriter writer)
{
    /// <summary>Prints it.</summary>
    /// <param name="record">What is recorded of it.</param>
    /// <param name="changes">The changes of its branch's gate, oldest first.</param>
    /// <param name="episodes">The regressions of its branch.</param>
    public void Write(V1.FlightRecord record, IReadOnlyList<V1.GateChange> changes, IReadOnlyList<V1.Regression> episodes)
    {
        var facts = record.Flight;
        writer.WriteLine(
            new($"flight {Words.Flight(record.Name)}", Tone.Strong),
            $" on {Words.Branch(facts.Branch)}: ",
            record.Classification is { } judged ? Tones.Of(judged.Verdict) : new("not judged yet", Tone.Quiet));
        Answer("report", ReportOf(record));
        Answer("blessing", BlessingOf(facts));
        foreach (var retest in facts.Retests)
        {
            Answer("retest", $"{Words.Flight(retest.Name)} {retest.Blessing}");
        }

        Answer("push", PushOf(record));
        Answer("gate", GateEffect.Of(facts, changes));
        if (facts.Excluded)
        {
            var last = record.Exclusions.LastOrDefault();
            Answer("excluded", new($"no evidence: {Words.OneLine(last?.Reason ?? "")}{By(last?.Author)}", Tone.Doubtful));
        }

        foreach (var uri in facts.Report?.LogsUris ?? [])
        {
            Answer("logs", uri);
        }

        Answer("jobs", JobsOf(facts));
        foreach (var (side, versions) in new[] { ("tested", facts.Targeted), ("baseline", facts.Baseline) })
        {
            if (versions?.Flight is { Length: > 0 } flight)
            {
                Answer(side, $"what flight {Words.Flight(flight)} tested");
            }
        }

        WriteVersions(facts);
        FlightRows.Write(record, episodes, writer);
        WriteJobLogs(facts);
    }

    private void Answer(string question, TonedText answer) => writer.WriteLine($"  {question,-9} ", answer);

    private static string ReportOf(V1.FlightRecord record)
    {
        var facts = record.Flight;
        var headline = facts.Report is { Headline.Length: > 0 } report ? report.Headline + (report.HeadlinePushed ? " - PUSHED" : "") + ", " : "";
        var form = facts.Complete is null ? "mailed" : "submitted whole";
        var date = facts.ReportTime is null ? "without a date" : Words.Minute(facts.ReportTime);
        var versions = record.FactVersionCount > 1 ? $", {record.FactVersionCount} different reports recorded" : "";
        return $"{headline}{form}, {date}{versions}";
    }

    private static string BlessingOf(V1.Flight facts)
    {
        var kind = facts.RunKind == V1.RunKind.Main ? "" : $", {facts.RunKind switch
        {
            V1.RunKind.Baseline => "a test of the baseline",
            V1.RunKind.BaselineOnly => "a test of the baseline of a branch that is never pushed",
            V1.RunKind.Adhoc => "run by hand",
            _ => "of a kind that is not known",
        }}";
        return facts.IntendedBlessing.Length > 0 && facts.IntendedBlessing != facts.Blessing
            ? $"{facts.Blessing}, meant to be {facts.IntendedBlessing}{kind}"
            : $"{facts.Blessing}{kind}";
    }

    private static TonedText PushOf(V1.FlightRecord record)
    {
        if (record.Pushes.LastOrDefault() is { } push)
        {
            var reason = push.Reason.Length > 0 ? $": {Words.OneLine(push.Reason)}" : "";
            return new($"recorded as pushed{(push.Forced ? " by force" : "")}, {Words.Minute(push.PushTime)}{By(push.Author)}{reason}", Tone.Good);
        }

        return record.Flight.Push?.Outcome switch
        {
            V1.PushOutcome.Pushed => new TonedText("pushed", Tone.Good),
            V1.PushOutcome.NotPushed => new("not pushed", Tone.Bad),
            V1.PushOutcome.NotApplicable => "not applicable",
            V1.PushOutcome.UpToDate => "what is published is this already",
            _ => "not said",
        };
    }

    private static string By(string? author) => string.IsNullOrEmpty(author) ? "" : $", by {Words.OneLine(author)}";

    private static string JobsOf(V1.Flight facts)
    {
        var counts = facts.ToDomain().Jobs
            .GroupBy(job => job.Status.Word, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Count()} {group.Key}");
        return facts.Jobs.Count == 0 ? "none" : $"{facts.Jobs.Count}: {string.Join(", ", counts)}";
    }

    private void WriteVersions(V1.Flight facts)
    {
        var (targeted, baseline) = (facts.Targeted.ToDomain(), facts.Baseline.ToDomain());
        if (targeted.Trees.Count + baseline.Trees.Count > 0)
        {
            var table = new TonedColumns("tree", "under test", "baseline");
            foreach (var tree in targeted.Trees.Concat(baseline.Trees).Select(each => each.Tree).Distinct(StringComparer.Ordinal))
            {
                var (now, before) = (targeted.RevisionOf(tree) ?? "", baseline.RevisionOf(tree) ?? "");
                table.Add(tree, new(now, now != before && before.Length > 0 ? Tone.Strong : Tone.Plain), before);
            }

            writer.WriteLine();
            table.Write(writer, "  ");
        }
    }

    // Blocked jobs have no logs that would tell anything.
    private void WriteJobLogs(V1.Flight facts)
    {
        var flight = facts.ToDomain();
        var failed = flight.Jobs.Where(job => job.Status != StepStatus.Pass && job.Status != StepStatus.Blocked);
        var uris = failed.Select(job => JobLog.UriOf(flight, job.Name)).Where(uri => uri.Length > 0).ToList();
        if (uris.Count > 0)
        {
            writer.WriteLine();
            writer.WriteLine(new TonedText("  logs of jobs that did not pass", Tone.Strong));
            uris.ForEach(uri => writer.WriteLine($"  {uri}"));
        }
    }
}
