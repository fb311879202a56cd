using System.Text;
using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Parts;

/// <summary>
/// Reads the trailers of a commit's message: the lines <c>NAME: VALUE</c> of its last paragraph. A line that begins with a blank goes on
/// with the one above it; any other line of the paragraph is none, such as a remark of who applied the commit.
/// </summary>
internal sealed class TrailerReader(WordPool words)
{
    private readonly List<Trailer> _trailers = [];

    /// <summary>Reads the trailers of a message's body.</summary>
    public EquatableList<Trailer> Read(ReadOnlySpan<char> body)
    {
        _trailers.Clear();
        ReadOnlySpan<char> name = default;
        ReadOnlySpan<char> value = default;
        StringBuilder? folded = null;
        var start = body.LastIndexOf("\n\n", StringComparison.Ordinal);
        foreach (var line in body[(start < 0 ? 0 : start + 2)..].EnumerateLines())
        {
            if (line.StartsWith(' ') && !name.IsEmpty)
            {
                folded ??= new StringBuilder().Append(value);
                folded.Append(' ').Append(line.Trim(' '));
                continue;
            }

            Add(name, value, folded);
            var colon = line.IndexOf(':');
            name = colon > 0 && IsName(line[..colon]) ? line[..colon] : default;
            value = line[(colon + 1)..].Trim(' ');
            folded = null;
        }

        Add(name, value, folded);
        return _trailers.ToEquatableList();
    }

    private void Add(ReadOnlySpan<char> name, ReadOnlySpan<char> value, StringBuilder? folded)
    {
        if (!name.IsEmpty)
        {
            _trailers.Add(new Trailer(words[name], folded?.ToString() ?? words[value]));
        }
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return false;
            }
        }

        return char.IsAsciiLetter(text[0]);
    }
}
