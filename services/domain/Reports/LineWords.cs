namespace Flights.Domain.Reports;

/// <summary>The words of a line. osstest squeezes blanks until a line fits 79 columns, so columns are no guide: split on blanks.</summary>
internal readonly ref struct LineWords
{
    private readonly ReadOnlySpan<char> _line;
    private readonly ReadOnlySpan<Range> _ranges;

    private LineWords(ReadOnlySpan<char> line, ReadOnlySpan<Range> ranges)
    {
        _line = line;
        _ranges = ranges;
    }

    /// <summary>How many words are told apart; what is left of a longer line counts as one word.</summary>
    public const int Max = 16;

    /// <summary>How many words there are.</summary>
    public int Count => _ranges.Length;

    /// <summary>A word.</summary>
    public ReadOnlySpan<char> this[int index] => _line[_ranges[index]];

    /// <summary>Splits a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="room">Room for <see cref="Max"/> words.</param>
    public static LineWords Of(ReadOnlySpan<char> line, Span<Range> room)
    {
        var (count, start) = (0, 0);
        while (count < Max && TryFind(line, start, takesRest: count == Max - 1, out var word))
        {
            room[count++] = word;
            start = word.End.Value;
        }

        return new LineWords(line, room[..count]);
    }

    /// <summary>The text from one word to another, both included, with the blanks between them as they stand.</summary>
    public ReadOnlySpan<char> Between(int first, int last) => _line[_ranges[first].Start.._ranges[last].End];

    /// <summary>The text from a word to the end; empty if there is no such word.</summary>
    public ReadOnlySpan<char> From(int first) => first < Count ? Between(first, Count - 1) : default;

    /// <summary>The place of a word in the line, from 1.</summary>
    public int ColumnOf(int index) => _ranges[index].Start.Value + 1;

    // Blanks alone part words. Other white space at the ends of a word is none of it, and is no word by itself.
    private static bool TryFind(ReadOnlySpan<char> line, int start, bool takesRest, out Range word)
    {
        while (line[start..].IndexOfAnyExcept(' ') is >= 0 and var blanks)
        {
            start += blanks;
            var length = takesRest ? -1 : line[start..].IndexOf(' ');
            var end = length < 0 ? line.Length : start + length;
            var text = line[start..end].TrimStart();
            if (!text.IsEmpty)
            {
                word = (end - text.Length)..(end - text.Length + text.TrimEnd().Length);
                return true;
            }

            start = end;
        }

        word = default;
        return false;
    }
}
