using Flights.Cli.Output;
using Flights.Platform.Wire;

namespace Flights.Cli.Show;

/// <summary>Prints the failing rows of a flight for people, in the sections of its report.</summary>
internal static class FlightRows
{
    private static readonly (V1.ReportSection Section, string Heading)[] Sections =
    [
        (V1.ReportSection.Blocking, "blocking"),
        (V1.ReportSection.Intermittent, "failing intermittently, not blocking"),
        (V1.ReportSection.Allowable, "regarded as allowable, not blocking"),
        (V1.ReportSection.NonBlocking, "not blocking"),
        (V1.ReportSection.NoBaseline, "did not succeed, without a baseline"),
    ];

    /// <summary>Prints them.</summary>
    /// <param name="record">What is recorded of the flight.</param>
    /// <param name="episodes">The regressions of its branch.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(V1.FlightRecord record, IReadOnlyList<V1.Regression> episodes, TonedWriter writer)
    {
        var rows = RowsOf(record).ToList();
        if (rows.Count == 0)
        {
            writer.WriteLine();
            writer.WriteLine(record.Classification is null && record.Flight.Complete is not null ? "  not judged yet" : "  no step failed");
            return;
        }

        foreach (var (section, heading) in Sections)
        {
            var table = new TonedColumns("job", "testid", "status", "report", "we", "blocks", "regression");
            foreach (var row in rows.Where(row => row.Section == section))
            {
                var opinion = row.Opinion;
                table.Add(
                    row.Step.JobId,
                    row.Step.TestId,
                    row.Status,
                    row.Printed,
                    OwnOf(opinion),
                    opinion is null ? "" : Tones.Of(opinion.EffectiveBlocker),
                    opinion?.EffectiveBlocker == V1.Blocker.Regression ? EpisodeOf(record.Name, row.Step, episodes) : "");
            }

            if (table.Count > 0)
            {
                writer.WriteLine();
                writer.WriteLine(new TonedText($"  {heading}", Tone.Strong));
                table.Write(writer, "  ");
            }
        }
    }

    // A mailed flight has an opinion for each of its rows, in their order; a complete flight's rows are its opinions.
    private static IEnumerable<Row> RowsOf(V1.FlightRecord record)
    {
        var opinions = record.Classification?.Opinions ?? [];
        return record.Flight.Complete is not null
            ? opinions.Select(opinion => new Row(
                opinion.Step, opinion.Section, StatusOf(opinion.Status, opinion.StatusWord, opinion.SeenIn), "", opinion))
            : record.Flight.StepFailures.Select((row, index) => new Row(
                row.Step,
                row.Section,
                StatusOf(row.Status, row.StatusWord, row.SeenIn),
                row.Summary.ToDomain().Text,
                index < opinions.Count ? opinions[index] : null));
    }

    private static string StatusOf(V1.StepStatus status, string word, string seenIn) =>
        (status == V1.StepStatus.Other ? word : Words.Of(status)) + (seenIn.Length > 0 ? $" in {Words.Flight(seenIn)}" : "");

    private static TonedText OwnOf(V1.Opinion? opinion) => opinion switch
    {
        null => "",
        { Decided: false } => new TonedText("undecided", Tone.Quiet),
        { Agreement: V1.Agreement.Differs } => new($"{opinion.OwnSummary.ToDomain().Text}, differs", Tone.Doubtful),
        { Agreement: V1.Agreement.Agrees } => new("agrees", Tone.Good),
        _ => opinion.OwnSummary.ToDomain().Text,
    };

    // The episode that the flight is a part of: it began here or before, and was not over before.
    private static string EpisodeOf(string flight, V1.StepKey step, IEnumerable<V1.Regression> episodes)
    {
        var number = ResourceNames.ParseFlight(flight, "name").Flight;
        var episode = episodes.LastOrDefault(each =>
            each.Step.Equals(step)
            && ResourceNames.ParseFlight(each.FirstBadFlight, "first_bad_flight").Flight <= number
            && (ResourceNames.ParseOptionalFlight(each.ResolvedFlight, "resolved_flight") is not { } end || end > number));
        return episode is null ? "" : episode.FirstBadFlight == flight ? "new" : $"since {Words.Flight(episode.FirstBadFlight)}";
    }

    private sealed record Row(V1.StepKey Step, V1.ReportSection Section, string Status, string Printed, V1.Opinion? Opinion);
}
