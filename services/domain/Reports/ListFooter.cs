namespace Flights.Domain.Reports;

/// <summary>The footer that a mailing list's software (Mailman 2) appends to a mail: a line of 47 underscores and what follows.</summary>
public static class ListFooter
{
    private const int RuleLength = 47;

    /// <summary>Whether a line begins such a footer.</summary>
    public static bool IsRule(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd(" \r");
        return line.Length == RuleLength && !line.ContainsAnyExcept('_');
    }

    /// <summary>The text without a footer. A text that has none is given back as it is.</summary>
    public static string Cut(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end + 1;
            if (IsRule(text.AsSpan(start, (end < 0 ? text.Length : end) - start)))
            {
                return text[..start];
            }

            start = next;
        }

        return text;
    }
}
