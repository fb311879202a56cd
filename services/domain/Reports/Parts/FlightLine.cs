using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Parts;

/// <summary>A line <c>flight N BRANCH BLESSING [INTENDED]</c>: the first one names the flight that is reported,
/// any other a retest.</summary>
internal static class FlightLine
{
    private const string Word = "flight";

    /// <summary>Reads a flight line.</summary>
    /// <returns>The flight, or null if it is no such line.</returns>
    public static Retest? Read(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith("flight ", StringComparison.Ordinal))
        {
            return null;
        }

        var words = LineWords.Of(line, stackalloc WordPlace[LineWords.Max]);
        if (words.Count is not (4 or 5)
            || !FlightNumber.TryParse(words[1], out var flight)
            || words[2].ToString() is var branch && !BranchName.IsValid(branch)
            || !IsBlessing(words[3])
            || (words.Count == 5 && !IsIntended(words[4])))
        {
            return null;
        }

        Blessing? intended = words.Count == 5 ? new Blessing(words[4][1..^1].ToString()) : null;
        return new Retest(flight, new BranchName(branch), new Blessing(words[3].ToString()), intended);
    }

    /// <summary>Where a line that was meant as a flight line can't be read: it begins and ends as one.</summary>
    /// <returns>The column, from 1, or 0 if the line was not meant as one.</returns>
    public static int MisreadColumn(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith("flight ", StringComparison.Ordinal) || !line.TrimEnd(' ').EndsWith(']'))
        {
            return 0;
        }

        var words = LineWords.Of(line, stackalloc WordPlace[LineWords.Max]);
        return words.Count > 1 && FlightNumber.TryParse(words[1], out _) && words.Count > 2 ? words.ColumnOf(2) : Word.Length + 2;
    }

    private static bool IsBlessing(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsIntended(ReadOnlySpan<char> word) =>
        word.Length > 2 && word[0] == '[' && word[^1] == ']' && IsBlessing(word[1..^1]);
}
