namespace Flights.Domain.Reports;

/// <summary>The footer that a mailing list's software (Mailman 2) appends to a mail: a line of 47 underscores and what follows.</summary>
public static class ListFooter
{
    private const string Rule = "_______________________________________________";

    /// <summary>Whether a line begins such a footer.</summary>
    public static bool IsRule(ReadOnlySpan<char> line) => line.TrimEnd(" \r") is Rule;

    /// <summary>The text without a footer. A text that has none is given back as it is.</summary>
    public static string Cut(string text)
    {
        var start = 0;
        while (text.IndexOf(Rule, start, StringComparison.Ordinal) is >= 0 and var at)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            if ((at == 0 || text[at - 1] == '\n') && IsRule(text.AsSpan(at, end - at)))
            {
                return text[..at];
            }

            start = end;
        }

        return text;
    }
}
