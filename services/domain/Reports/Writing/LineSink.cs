using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>Takes the lines of a text as they are written, each with the part of the report that it belongs to.</summary>
internal sealed class LineSink
{
    private static readonly int PartCount = Enum.GetValues<ReportPart>().Length;

    private readonly List<(int Start, int End)> _lines = [];
    private readonly int[] _partStarts = new int[PartCount];
    private char[] _chars = new char[8192];
    private int _length;
    private int _lineStart;
    private ReportPart _part;

    /// <summary>How many lines there are.</summary>
    public int Count => _lines.Count;

    /// <summary>The lines with a line feed between each two.</summary>
    public ReadOnlySpan<char> Text => _chars.AsSpan(0, Math.Max(_length - 1, 0));

    /// <summary>The line that is being written, as far as it goes.</summary>
    public Span<char> OpenLine => _chars.AsSpan(_lineStart, _length - _lineStart);

    /// <summary>A line.</summary>
    public ReadOnlySpan<char> this[int index] => _chars.AsSpan(_lines[index].Start, _lines[index].End - _lines[index].Start);

    /// <summary>Begins a part: later ones than the last.</summary>
    public void Begin(ReportPart part)
    {
        for (; _part < part; _part++)
        {
            _partStarts[(int)_part + 1] = _lines.Count;
        }
    }

    /// <summary>The place of a line: the last part that begins at it or above it, and its line there.</summary>
    public (ReportPart Part, int Line) PlaceOf(int index)
    {
        var part = (int)_part;
        while (part > 0 && _partStarts[part] > index)
        {
            part--;
        }

        return ((ReportPart)part, index - _partStarts[part]);
    }

    /// <summary>The line at a place; the end of the part for a line beyond it.</summary>
    public int IndexOf(ReportPart part, int line)
    {
        var start = part > _part ? _lines.Count : _partStarts[(int)part];
        var end = part >= _part ? _lines.Count : _partStarts[(int)part + 1];
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

    /// <summary>Adds text, and blanks behind it up to a width.</summary>
    public LineSink AddLeft(ReadOnlySpan<char> text, int width) => Add(text).AddBlanks(width - text.Length);

    /// <summary>Adds text, and blanks before it up to a width.</summary>
    public LineSink AddRight(ReadOnlySpan<char> text, int width) => AddBlanks(width - text.Length).Add(text);

    /// <summary>Removes the blanks at the end of the line that is being written.</summary>
    public void TrimEnd() => _length = _lineStart + OpenLine.TrimEnd(' ').Length;

    /// <summary>Removes characters at the start of the line that is being written.</summary>
    public void RemoveStart(int count)
    {
        var line = OpenLine;
        line[count..].CopyTo(line);
        _length -= count;
    }

    /// <summary>Ends the line that is being written.</summary>
    public void End()
    {
        _lines.Add((_lineStart, _length));
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
            Array.Resize(ref _chars, Math.Max(_chars.Length * 2, _length + count));
        }
    }
}
