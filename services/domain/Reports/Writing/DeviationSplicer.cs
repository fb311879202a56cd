using System.Text;
using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>Puts what a text had otherwise in the place of what its facts write.</summary>
internal static class DeviationSplicer
{
    /// <summary>Gives the lines with their deviations, a line feed between each two.</summary>
    /// <param name="written">The lines as they are written from the facts.</param>
    /// <param name="deviations">The deviations, in order. One that finds other lines in its place than it knows, because the facts
    /// changed, is left out.</param>
    public static string Splice(LineSink written, EquatableList<Deviation> deviations)
    {
        var text = new StringBuilder(written.Text.Length);
        var next = 0;
        foreach (var deviation in deviations)
        {
            var index = written.IndexOf(deviation.Part, deviation.Line);
            if (deviation.Part == ReportPart.Envelope || index < next || !Stands(written, index, deviation.Written))
            {
                continue;
            }

            Copy(written, next, index, text);
            foreach (var line in deviation.Reads)
            {
                text.Append(line).Append('\n');
            }

            next = index + deviation.Written.Count;
        }

        Copy(written, next, written.Count, text);
        return text.ToString(0, Math.Max(text.Length - 1, 0));
    }

    private static bool Stands(LineSink written, int index, EquatableList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (index + i >= written.Count || !written[index + i].SequenceEqual(lines[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static void Copy(LineSink written, int start, int end, StringBuilder text)
    {
        for (var i = start; i < end; i++)
        {
            text.Append(written[i]).Append('\n');
        }
    }
}
