using System.Globalization;
using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Parts;

/// <summary>
/// Splits a row by words from both ends: the job and step number in front, the result behind, and what is left in between is the test
/// id, which may hold blanks (<c>&lt;job status&gt;</c>).
/// </summary>
internal static class RowReader
{
    /// <summary>Reads a row.</summary>
    /// <returns>The row, or null if the line is none.</returns>
    public static Row? Read(ReadOnlySpan<char> line)
    {
        var words = LineWords.Of(line, stackalloc Range[LineWords.Max]);
        var test = 1;
        int? number = null;
        if (words.Count > 1 && !words[1].ContainsAnyExceptInRange('0', '9'))
        {
            if (!int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var stepNumber) || stepNumber == 0)
            {
                return null;
            }

            number = stepNumber;
            test = 2;
        }

        var status = EndOfTest(words, test);
        if (status >= words.Count)
        {
            return null;
        }

        var row = WithStatusAt(words, number, test, status);
        for (var i = status + 1; !row.IsComplete && i < words.Count; i++)
        {
            if (new StepStatus(words[i].ToString()).IsKnown && WithStatusAt(words, number, test, i) is { IsComplete: true } other)
            {
                row = other;
            }
        }

        // A line without a step number is taken for a row only if its test id or its result shows that it is one.
        return number is not null || row.IsComplete || words[test][0] == '<' ? row : null;
    }

    private static int EndOfTest(LineWords words, int test)
    {
        var last = test;
        if (test < words.Count && words[test][0] == '<')
        {
            while (last < words.Count - 1 && words[last][^1] != '>')
            {
                last++;
            }
        }

        return last + 1;
    }

    private static Row WithStatusAt(LineWords words, int? number, int test, int status)
    {
        FlightNumber? seenIn = null;
        var summary = status + 1;
        if (summary + 1 < words.Count && words[summary] is "in" && FlightNumber.TryParse(words[summary + 1], out var flight))
        {
            seenIn = flight;
            summary += 2;
        }

        return new Row(
            new StepKey(words[0].ToString(), words.Between(test, status - 1).ToString()),
            number,
            new StepStatus(words[status].ToString()),
            seenIn,
            SummaryReader.Read(words, summary));
    }
}
