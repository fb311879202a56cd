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
    /// <param name="line">The line.</param>
    /// <param name="pool">The words of the report.</param>
    /// <returns>The row, or null if the line is none.</returns>
    public static Row? Read(ReadOnlySpan<char> line, WordPool pool)
    {
        var words = LineWords.Of(line, stackalloc WordPlace[LineWords.Max]);
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

        var result = ResultBehind(status, words);
        for (var i = status + 1; !result.IsComplete && i < words.Count; i++)
        {
            if (StepStatus.IsKnownWord(words[i]) && ResultBehind(i, words) is { IsComplete: true } other)
            {
                (result, status) = (other, i);
            }
        }

        // A line without a step number is taken for a row only if its test id or its result shows that it is one.
        if (number is null && !result.IsComplete && words[test][0] != '<')
        {
            return null;
        }

        var step = new StepKey(pool[words[0]], pool[words.Between(test, status - 1)]);
        return new Row(step, number, StepStatus.Of(words[status]), result);
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

    private static RowResult ResultBehind(int status, LineWords words)
    {
        FlightNumber? seenIn = null;
        var summary = status + 1;
        if (summary + 1 < words.Count && words[summary] is "in" && FlightNumber.TryParse(words[summary + 1], out var flight))
        {
            seenIn = flight;
            summary += 2;
        }

        return new RowResult(seenIn, SummaryReader.Read(words, summary));
    }
}
