using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>
/// Takes the lines of a text as they are written, each with the part of the report that it belongs to. Its room is lent and goes back when
/// it is disposed of: a report is written each time one is read, to see whether the facts hold all of it.
/// </summary>
internal sealed class LineSink : IDisposable
{
    private const int UsualLength = 8192;
    private const int MaxDigits = 20;
    private const int TimeLength = 20;
    private const int PartCount = (int)ReportPart.RevisionLog + 1;
    private static readonly SearchValues<char> Folds = SearchValues.Create(" \t\r\n");

    private readonly List<int> _starts = [];
    private PartStarts _partStarts;
    private char[] _chars = ArrayPool<char>.Shared.Rent(UsualLength);
    private int _length;
    private int _lineStart;
    private int _toldApart;
    private ReportPart _part;

    /// <summary>Whether there is no line.</summary>
    public bool IsEmpty => _length == 0;

    /// <summary>How many lines there are.</summary>
    public int Count => Starts.Count;

    /// <summary>The lines with a line feed between each two.</summary>
    public ReadOnlySpan<char> Text => _chars.AsSpan(0, Math.Max(_length - 1, 0));

    /// <summary>The line that is being written, as far as it goes.</summary>
    public Span<char> OpenLine => _chars.AsSpan(_lineStart, _length - _lineStart);

    /// <summary>A line.</summary>
    public ReadOnlySpan<char> this[int index] =>
        _chars.AsSpan(Starts[index]..((index + 1 < Starts.Count ? Starts[index + 1] : _lineStart) - 1));

    // Mostly nobody asks for a line: they are told apart when somebody does, each character looked at once.
    private List<int> Starts
    {
        get
        {
            while (_toldApart < _lineStart)
            {
                _starts.Add(_toldApart);
                _toldApart = NextStart(_toldApart);
            }

            return _starts;
        }
    }

    /// <summary>Begins a part: later ones than the last.</summary>
    public void Begin(ReportPart part)
    {
        for (; _part < part; _part++)
        {
            _partStarts[(int)_part + 1] = _lineStart;
        }
    }

    /// <summary>The place of a line: the last part that begins at it or above it, and its line there.</summary>
    public (ReportPart Part, int Line) PlaceOf(int index)
    {
        var start = index < Count ? Starts[index] : _lineStart;
        var part = (int)_part;
        while (part > 0 && _partStarts[part] > start)
        {
            part--;
        }

        return ((ReportPart)part, index - IndexAt(_partStarts[part]));
    }

    /// <summary>The line at a place; the end of the part for a line beyond it.</summary>
    public int IndexOf(ReportPart part, int line)
    {
        var start = part > _part ? Count : IndexAt(_partStarts[(int)part]);
        var end = part >= _part ? Count : IndexAt(_partStarts[(int)part + 1]);
        return (int)Math.Min((long)start + Math.Max(line, 0), end);
    }

    /// <summary>Adds text to the line that is being written.</summary>
    public LineSink Add(ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        text.CopyTo(_chars.AsSpan(_length));
        _length += text.Length;
        return this;
    }

    /// <summary>Adds a number in decimal digits, with blanks before it up to a width.</summary>
    public LineSink AddNumber(long number, int width = 0)
    {
        Reserve(MaxDigits + width);
        var room = _chars.AsSpan(_length, MaxDigits + width);
        number.TryFormat(room, out var length, provider: CultureInfo.InvariantCulture);
        if (length < width)
        {
            room[..length].CopyTo(room[(width - length)..]);
            room[..(width - length)].Fill(' ');
        }

        _length += Math.Max(length, width);
        return this;
    }

    /// <summary>Adds a time as <c>yyyy-MM-dd HH:mm:ssZ</c>.</summary>
    public LineSink AddTime(DateTimeOffset time)
    {
        Reserve(TimeLength);
        time.TryFormat(_chars.AsSpan(_length), out var length, "u", CultureInfo.InvariantCulture);
        _length += length;
        return this;
    }

    /// <summary>Adds text, and blanks behind it up to a width.</summary>
    public LineSink AddLeft(ReadOnlySpan<char> text, int width)
    {
        Reserve(Math.Max(text.Length, width));
        _chars.AsSpan(_length, width).Fill(' ');
        text.CopyTo(_chars.AsSpan(_length));
        _length += Math.Max(text.Length, width);
        return this;
    }

    /// <summary>Adds text, and blanks before it up to a width.</summary>
    public LineSink AddRight(ReadOnlySpan<char> text, int width) => AddBlanks(width - text.Length).Add(text);

    /// <summary>Removes the blanks at the end of the line that is being written.</summary>
    public void TrimEnd() => _length = _lineStart + OpenLine.TrimEnd(' ').Length;

    /// <summary>Removes characters at the end of the line that is being written.</summary>
    public void RemoveEnd(int count) => _length -= count;

    /// <summary>Adds text with its folds undone: see <see cref="Unfold"/>.</summary>
    public LineSink AddUnfolded(ReadOnlySpan<char> text)
    {
        var start = OpenLine.Length;
        return Add(text).Unfold(start);
    }

    /// <summary>Makes one blank of each run of blanks, tabs and line ends in the line that is being written, and none of those at the
    /// ends.</summary>
    /// <param name="start">The place in the line where that begins.</param>
    public LineSink Unfold(int start = 0)
    {
        var text = OpenLine[start..];
        if (IsUnfolded(text))
        {
            return this;
        }

        var rest = text;
        var kept = 0;
        while (rest.IndexOfAnyExcept(Folds) is >= 0 and var first)
        {
            rest = rest[first..];
            var length = rest.IndexOfAny(Folds) is >= 0 and var end ? end : rest.Length;
            if (kept > 0)
            {
                text[kept++] = ' ';
            }

            rest[..length].CopyTo(text[kept..]);
            rest = rest[length..];
            kept += length;
        }

        _length -= text.Length - kept;
        return this;
    }

    /// <summary>Ends the line that is being written.</summary>
    public void End()
    {
        Add("\n");
        _lineStart = _length;
    }

    /// <summary>Writes a line.</summary>
    public void Line(ReadOnlySpan<char> text) => Add(text).End();

    /// <summary>Writes an empty line.</summary>
    public void Blank() => End();

    /// <summary>Writes lines.</summary>
    public void Lines(EquatableList<string> lines)
    {
        foreach (var line in lines)
        {
            Line(line);
        }
    }

    /// <summary>Takes all lines back.</summary>
    public void Clear()
    {
        (_length, _lineStart, _toldApart) = (0, 0, 0);
        _starts.Clear();
    }

    /// <summary>Gives the room back.</summary>
    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_chars);
        _chars = [];
        Clear();
    }

    private static bool IsUnfolded(ReadOnlySpan<char> text) =>
        !text.ContainsAny('\t', '\r', '\n')
        && !text.StartsWith(' ')
        && !text.EndsWith(' ')
        && !text.Contains("  ", StringComparison.Ordinal);

    private LineSink AddBlanks(int count)
    {
        if (count > 0)
        {
            Reserve(count);
            _chars.AsSpan(_length, count).Fill(' ');
            _length += count;
        }

        return this;
    }

    private void Reserve(int count)
    {
        if (_chars.Length - _length < count)
        {
            var larger = ArrayPool<char>.Shared.Rent(Math.Max(_chars.Length * 2, _length + count));
            _chars.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<char>.Shared.Return(_chars);
            _chars = larger;
        }
    }

    private int NextStart(int start) => start + _chars.AsSpan(start, _lineStart - start).IndexOf('\n') + 1;

    private int IndexAt(int start)
    {
        var index = Starts.BinarySearch(start);
        return index < 0 ? ~index : index;
    }

    [InlineArray(PartCount)]
    private struct PartStarts
    {
        private int _first;
    }
}
