using System.Text;

namespace Flights.Domain.Reports;

/// <summary>Walks over the lines of a text, once, with a view of the next one. Never throws; stops with an
/// <see cref="Error"/> at a limit.</summary>
internal sealed class LineCursor(string text, ParseLimits limits)
{
    private readonly List<int> _joins = [];
    private int _start;
    private int _length;
    private int _next;

    /// <summary>Whether the text is a page of a list's archive, which wraps long lines; a mail does not.</summary>
    public bool IsPage { get; init; }

    /// <summary>The number of the current line, from 1; 0 before the first one.</summary>
    public int Number { get; private set; }

    /// <summary>The limit that stopped the walk, if one did.</summary>
    public ParseError? Error { get; private set; }

    /// <summary>The current line, without its line end.</summary>
    public ReadOnlySpan<char> Line => text.AsSpan(_start, _length);

    /// <summary>Whether the current line holds no more than blanks.</summary>
    public bool IsBlank => Line.IsWhiteSpace();

    /// <summary>Whether the current line begins with a blank.</summary>
    public bool IsIndented => _length > 0 && text[_start] == ' ';

    /// <summary>The line after the current one, or an empty one at the end of the text.</summary>
    public ReadOnlySpan<char> NextLine
    {
        get
        {
            var (length, _) = Measure(_next);
            return length > limits.MaxLineLength ? default : text.AsSpan(_next, length);
        }
    }

    /// <summary>Whether the next line may be the rest of the current one: an archive's wrap leaves it without indentation.</summary>
    public bool NextMayBeRest => NextLine is { Length: > 0 } next && next[0] > ' ';

    /// <summary>Goes to the next line.</summary>
    /// <returns>Whether there is one, within the limits.</returns>
    public bool MoveNext()
    {
        if (Error is not null || _next >= text.Length)
        {
            return false;
        }

        if (Number == limits.MaxLines)
        {
            Error = ParseReasons.HasTooManyLines(limits.MaxLines);
            return false;
        }

        Number++;
        _start = _next;
        (_length, _next) = Measure(_start);
        if (_length > limits.MaxLineLength)
        {
            Error = ParseReasons.HasTooLongLine(Number, limits.MaxLineLength);
            return false;
        }

        return true;
    }

    /// <summary>The current line and the next one as the one line that they were before an archive wrapped them.</summary>
    public string JoinedWithNext() => IsWrappedBehindBlank(Line) ? $"{Line}{NextLine}" : $"{Line} {NextLine}";

    /// <summary>Goes to the next line, which is the rest of the current one.</summary>
    public void MoveNextJoined()
    {
        NoteJoin(Number);
        MoveNext();
    }

    /// <summary>Notes that the line below a line is its rest.</summary>
    public void NoteJoin(int line) => _joins.Add(line);

    /// <summary>The whole text with its wraps undone.</summary>
    public string Unwrapped()
    {
        if (_joins.Count == 0)
        {
            return text;
        }

        var whole = new StringBuilder(text.Length);
        var (start, line, join) = (0, 1, 0);
        while (start < text.Length)
        {
            var (length, next) = Measure(start);
            var isJoined = join < _joins.Count && _joins[join] == line;
            whole.Append(text, start, isJoined ? length : next - start);
            if (isJoined)
            {
                join++;
                whole.Append(IsWrappedBehindBlank(text.AsSpan(start, length)) ? "" : " ");
            }

            (start, line) = (next, line + 1);
        }

        return whole.ToString();
    }

    private static bool IsWrappedBehindBlank(ReadOnlySpan<char> line) => line.EndsWith(' ');

    private (int Length, int Next) Measure(int start)
    {
        var rest = text.AsSpan(start);
        var end = rest.IndexOf('\n');
        if (end < 0)
        {
            return (rest.Length, text.Length);
        }

        return (end > 0 && rest[end - 1] == '\r' ? end - 1 : end, start + end + 1);
    }
}
