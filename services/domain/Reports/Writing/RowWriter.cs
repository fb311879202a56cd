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
        sink.Add(" ");
        if (row.StepNumber is { } number)
        {
            sink.AddNumber(number, 2);
        }
        else
        {
            sink.Add("  ");
        }

        sink.Add(" ").AddLeft(row.Step.TestId, 28);
        sink.Add(" ").AddLeft(row.Status.Word, 8);
        sink.Add(" ");
        if (row.SeenIn is { } flight)
        {
            sink.Add("in ").AddNumber(flight.Value).Add(" ");
        }

        SummaryWriter.Write(row.Summary, sink);
        sink.TrimEnd();
        sink.RemoveEnd(Squeeze(sink.OpenLine));
        sink.End();
    }

    // From its right end on, what stays moves to that end; then all that stayed closes the gap. Tells how many characters are left over.
    private static int Squeeze(Span<char> line)
    {
        var start = line.Length;
        var rest = line.Length;
        for (var excess = line.Length - MaxWidth; excess > 0 && rest > 0; rest--)
        {
            if (rest > 1 && line[rest - 1] == ' ' && line[rest - 2] == ' ')
            {
                excess--;
            }
            else
            {
                line[--start] = line[rest - 1];
            }
        }

        line[start..].CopyTo(line[rest..]);
        return start - rest;
    }
}
