namespace Flights.Domain.Reports.Writing;

/// <summary>The lines of a text, told apart at each line feed.</summary>
internal sealed class TextLines
{
    private readonly string _text;
    private readonly List<int> _starts = [0];

    public TextLines(string text)
    {
        _text = text;
        for (var end = text.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = text.IndexOf('\n', end + 1))
        {
            _starts.Add(end + 1);
        }
    }

    /// <summary>How many lines there are: at least one, which may be empty.</summary>
    public int Count => _starts.Count;

    /// <summary>A line, without its line feed.</summary>
    public ReadOnlySpan<char> this[int index] =>
        _text.AsSpan()[_starts[index]..(index + 1 < _starts.Count ? _starts[index + 1] - 1 : _text.Length)];
}
