namespace Flights.Domain.Reports;

/// <summary>The words of a line. osstest squeezes blanks until a line fits 79 columns, so columns are no guide: split on blanks.</summary>
internal readonly ref struct LineWords
{
    private readonly ReadOnlySpan<char> _line;
    private readonly ReadOnlySpan<WordPlace> _places;

    private LineWords(ReadOnlySpan<char> line, ReadOnlySpan<WordPlace> places)
    {
        _line = line;
        _places = places;
    }

    /// <summary>How many words are told apart; what is left of a longer line counts as one word.</summary>
    public const int Max = 16;

    /// <summary>How many words there are.</summary>
    public int Count => _places.Length;

    /// <summary>A word.</summary>
    public ReadOnlySpan<char> this[int index] => Between(index, index);

    /// <summary>Splits a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="room">Room for <see cref="Max"/> words.</param>
    public static LineWords Of(ReadOnlySpan<char> line, Span<WordPlace> room)
    {
        var (count, start) = (0, 0);
        while (count < Max && TryFind(line, start, takesRest: count == Max - 1, out var word))
        {
            room[count++] = word;
            start = word.End;
        }

        return new LineWords(line, room[..count]);
    }

    /// <summary>The text from one word to another, both included, with the blanks between them as they stand.</summary>
    public ReadOnlySpan<char> Between(int first, int last) => _line[_places[first].Start.._places[last].End];

    /// <summary>The text from a word to the end; empty if there is no such word.</summary>
    public ReadOnlySpan<char> From(int first) => first < Count ? Between(first, Count - 1) : default;

    /// <summary>The place of a word in the line, from 1.</summary>
    public int ColumnOf(int index) => _places[index].Start + 1;

    // Blanks alone part words. Other white space at the ends of a word is none of it, and is no word by itself.
    private static bool TryFind(ReadOnlySpan<char> line, int start, bool takesRest, out WordPlace word)
    {
        while (line[start..].IndexOfAnyExcept(' ') is >= 0 and var blanks)
        {
            start += blanks;
            var length = takesRest ? -1 : line[start..].IndexOf(' ');
            var end = length < 0 ? line.Length : start + length;
            var text = line[start..end].TrimStart();
            if (!text.IsEmpty)
            {
                start = end - text.Length;
                word = new WordPlace(start, start + text.TrimEnd().Length);
                return true;
            }

            start = end;
        }

        word = default;
        return false;
    }
}
