using System.Globalization;
using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>
/// Writes a row of a section in osstest's columns. A row that is wider than a terminal gives up blanks, from its right end on, one of two
/// that stand side by side at a time; a row that has none left to give stays as wide as it is.
/// </summary>
internal static class RowWriter
{
    private const int MaxWidth = 79;

    public static void Write(StepFailure row, LineSink sink)
    {
        sink.Add(" ").AddLeft(row.Step.Job, 28);
        sink.Add(" ").AddRight(row.StepNumber is { } number ? number.ToString(CultureInfo.InvariantCulture) : "", 2);
        sink.Add(" ").AddLeft(row.Step.TestId, 28);
        sink.Add(" ").AddLeft(row.Status.Word, 8);
        sink.Add(" ");
        if (row.SeenIn is { } flight)
        {
            sink.Add("in ").Add(flight.ToString()).Add(" ");
        }

        sink.Add(row.Summary.Text);
        sink.Remove(sink.OpenLine.TrimEnd(' ').Length, sink.OpenLine.Length - sink.OpenLine.TrimEnd(' ').Length);
        while (sink.OpenLine.Length > MaxWidth && sink.OpenLine.LastIndexOf("  ") is >= 0 and var pair)
        {
            sink.Remove(pair, 1);
        }

        sink.End();
    }
}
