using System.Text;
using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Parts;

/// <summary>
/// Reads the trailers of a commit's message: the lines <c>NAME: VALUE</c> of its last paragraph. A line that begins with a blank goes on
/// with the one above it; any other line of the paragraph is none, such as a remark of who applied the commit.
/// </summary>
internal static class TrailerReader
{
    /// <summary>Reads the trailers of a message's body.</summary>
    public static EquatableList<Trailer> Read(string body)
    {
        var trailers = new List<Trailer>();
        var (name, value) = ("", new StringBuilder());
        var start = body.LastIndexOf("\n\n", StringComparison.Ordinal);
        foreach (var line in body.AsSpan(start < 0 ? 0 : start + 2).EnumerateLines())
        {
            var colon = line.IndexOf(':');
            if (line.StartsWith(' ') && name.Length > 0)
            {
                value.Append(' ').Append(line.Trim(' '));
                continue;
            }

            Close(name, value, trailers);
            name = colon > 0 && IsName(line[..colon]) ? line[..colon].ToString() : "";
            value.Append(line[(colon + 1)..].Trim(' '));
        }

        Close(name, value, trailers);
        return trailers.ToEquatableList();
    }

    private static void Close(string name, StringBuilder value, List<Trailer> trailers)
    {
        if (name.Length > 0)
        {
            trailers.Add(new Trailer(name, value.ToString()));
        }

        value.Clear();
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
