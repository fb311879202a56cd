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
        sink.TrimEnd();
        sink.RemoveStart(Squeeze(sink.OpenLine));
        sink.End();
    }

    // Moves what stays to the right end, and tells how many characters at the start are left over.
    private static int Squeeze(Span<char> line)
    {
        var start = line.Length;
        for (int i = line.Length - 1, excess = line.Length - MaxWidth; i >= 0; i--)
        {
            if (excess > 0 && i > 0 && line[i] == ' ' && line[i - 1] == ' ')
            {
                excess--;
            }
            else
            {
                line[--start] = line[i];
            }
        }

        return start;
    }
}
