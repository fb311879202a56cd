using System.Text;

namespace Flights.Domain.Filtering;

/// <summary>A text in which a <c>*</c> stands for any characters, or none. <c>\*</c> is a star and <c>\\</c> a backslash.</summary>
/// <param name="Text">The text as it is written.</param>
public sealed record TextPattern(string Text)
{
    private readonly string[] _parts = Split(Text);

    /// <summary>Whether it has a <c>*</c> that stands for characters.</summary>
    public bool HasWildcard => _parts.Length > 1;

    /// <summary>The one text that fulfils it. Meaningful without a wildcard only.</summary>
    public string Literal => _parts[0];

    /// <summary>Whether a text is as this says. Letters match their own case only.</summary>
    public bool Matches(string text)
    {
        var (first, last) = (_parts[0], _parts[^1]);
        if (!HasWildcard)
        {
            return text == first;
        }

        if (text.Length < first.Length + last.Length
            || !text.StartsWith(first, StringComparison.Ordinal)
            || !text.EndsWith(last, StringComparison.Ordinal))
        {
            return false;
        }

        // The leftmost place of each part leaves the most room for those behind it.
        var rest = text.AsSpan(first.Length, text.Length - first.Length - last.Length);
        foreach (var part in _parts.AsSpan(1, _parts.Length - 2))
        {
            var found = rest.IndexOf(part, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            rest = rest[(found + part.Length)..];
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(TextPattern? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    private static string[] Split(string text)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '*')
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(text[i] == '\\' && i + 1 < text.Length ? text[++i] : text[i]);
            }
        }

        parts.Add(part.ToString());
        return [.. parts];
    }
}
