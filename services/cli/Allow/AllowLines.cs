using Flights.Cli.Output;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Google.Protobuf;

namespace Flights.Cli.Allow;

/// <summary>What a check of allow files prints.</summary>
internal static class AllowLines
{
    /// <summary>The lines: errors, entries, totals.</summary>
    public static IReadOnlyList<V1.AllowCheckLine> Of(AllowListResult files, AllowAudit audit, LabName lab, int flightCount)
    {
        var entries = audit.Entries.Select(each => EntryOf(each.Entry, each.Rows, lab)).ToList();
        var totals = new V1.AllowCheckTotals
        {
            EntryCount = entries.Count,
            UselessCount = entries.Count(entry => entry.Rows.Count == 0),
            ErrorCount = files.Errors.Count,
            FlightCount = flightCount,
            RegressionCount = audit.RegressionCount,
            ExcusedCount = audit.ExcusedCount,
        };
        return
        [
            .. files.Errors.Select(error => new V1.AllowCheckLine { Error = ErrorOf(error) }),
            .. entries.Select(entry => new V1.AllowCheckLine { Entry = entry }),
            new V1.AllowCheckLine { Totals = totals },
        ];
    }

    /// <summary>Prints the lines for programs.</summary>
    public static void WriteJson(IEnumerable<V1.AllowCheckLine> lines, TextWriter writer)
    {
        foreach (var line in lines)
        {
            JsonFormatter.Default.Format(line, writer);
            writer.WriteLine();
        }
    }

    /// <summary>Prints the lines for people.</summary>
    public static void WriteText(IEnumerable<V1.AllowCheckLine> lines, TextWriter output)
    {
        var writer = new PrintableWriter(output);
        foreach (var line in lines)
        {
            switch (line)
            {
                case { Error: { } error }:
                    writer.WriteLine($"{error.File}:{error.Line}: {error.Reason}: {error.Message}");
                    break;
                case { Entry: { } entry }:
                    WriteText(entry, writer);
                    break;
                default:
                    WriteText(line.Totals, writer);
                    break;
            }
        }
    }

    private static V1.AllowFileError ErrorOf(AllowError error) =>
        new() { File = error.File, Line = error.Line, Reason = error.Reason, Message = error.Message };

    private static V1.AllowFileEntry EntryOf(AllowEntry entry, IReadOnlyList<ExcusedRow> rows, LabName lab) => new()
    {
        File = entry.File,
        Line = entry.Line,
        Text = entry.Text,
        FromFlight = entry.From?.Value ?? 0,
        UntilFlight = entry.Until?.Value ?? 0,
        Rows = { rows.OrderBy(row => row.Branch.Value, StringComparer.Ordinal).ThenBy(row => row.Flight).Select(row => RowOf(row, lab)) },
    };

    private static V1.AllowedRow RowOf(ExcusedRow row, LabName lab) => new()
    {
        Flight = ResourceNames.Flight(lab, row.Flight),
        Branch = ResourceNames.Branch(lab, row.Branch),
        Step = row.Opinion.Step.ToWire(),
        Summary = row.Opinion.Effective.Summary.ToWire(lab),
        Blocker = row.Opinion.Effective.Blocker.ToWire(),
    };

    private static void WriteText(V1.AllowFileEntry entry, PrintableWriter writer)
    {
        var use = entry.Rows.Count == 0 ? "excuses nothing" : $"excuses {Words.Count(entry.Rows.Count, "regression", "regressions")}";
        writer.WriteLine($"{entry.File}:{entry.Line}: {entry.Text}: {use}{RangeOf(entry)}");
        foreach (var row in entry.Rows)
        {
            var state = row.Blocker == V1.Blocker.None ? "excused already" : "blocks";
            writer.WriteLine($"  {Words.Branch(row.Branch)} {Words.Flight(row.Flight)} {Words.Step(row.Step)}: {row.Summary.ToDomain().Text}, {state}");
        }
    }

    private static string RangeOf(V1.AllowFileEntry entry) => (entry.FromFlight, entry.UntilFlight) switch
    {
        (0, 0) => "",
        (var from, 0) => $" from flight {from} on",
        (0, var until) => $" before flight {until}",
        var (from, until) => $" from flight {from} on and before {until}",
    };

    private static void WriteText(V1.AllowCheckTotals totals, PrintableWriter writer) => writer.WriteLine(
        $"{Words.Count(totals.EntryCount, "entry", "entries")}, {totals.UselessCount} of no use; "
            + $"{totals.ExcusedCount} of {Words.Count(totals.RegressionCount, "regression", "regressions")} excused in "
            + Words.Count(totals.FlightCount, "flight", "flights"));
}
