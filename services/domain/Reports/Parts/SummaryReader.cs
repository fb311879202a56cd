using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Parts;

/// <summary>Reads the end of a row: what the report says of a failure. Words that it does not know are kept verbatim.</summary>
internal static class SummaryReader
{
    private static readonly Summary NotApplicable = new(SummaryKind.NotApplicable);
    private static readonly Summary NeverPass = new(SummaryKind.NeverPass);
    private static readonly Summary BaselineUntested = new(SummaryKind.BaselineUntested);

    /// <summary>Reads a summary.</summary>
    /// <param name="words">The words of the row.</param>
    /// <param name="first">The first word of the summary; beyond the last one if there is none.</param>
    public static Summary Read(LineWords words, int first) => (words.Count - first) switch
    {
        <= 0 => Summary.None,
        1 => OneWord(words[first]),
        2 => TwoWords(words[first], words[first + 1]),
        3 => ThreeWords(words[first], words[first + 1], words[first + 2]),
        _ => null,
    } ?? new Summary(SummaryKind.Other, Word: words.From(first).ToString());

    private static Summary? OneWord(ReadOnlySpan<char> word)
    {
        if (word is "n/a")
        {
            return NotApplicable;
        }

        return word.StartsWith("[st=", StringComparison.Ordinal) && word.EndsWith("!]", StringComparison.Ordinal) && word.Length > 6
            ? new Summary(SummaryKind.UnexpectedStatus, Word: word[4..^2].ToString())
            : null;
    }

    private static Summary? TwoWords(ReadOnlySpan<char> first, ReadOnlySpan<char> second) => first switch
    {
        "never" when second is "pass" => NeverPass,
        "baseline" when second is "untested" => BaselineUntested,
        "like" => WithFlight(SummaryKind.Like, second),
        _ => null,
    };

    private static Summary? ThreeWords(ReadOnlySpan<char> first, ReadOnlySpan<char> second, ReadOnlySpan<char> third) => second switch
    {
        "vs." when first is "REGR." => WithFlight(SummaryKind.Regression, third),
        "in" => first switch
        {
            "pass" => WithFlight(SummaryKind.PassIn, third),
            "blocked" => WithFlight(SummaryKind.BlockedIn, third),
            "failed" => WithFlight(SummaryKind.FailedIn, third),
            _ => WithFlight(SummaryKind.StatusIn, third, first),
        },
        _ => null,
    };

    // A flight is printed with the rest of its blessing, as in 64012-retest.
    private static Summary? WithFlight(SummaryKind kind, ReadOnlySpan<char> word, ReadOnlySpan<char> status = default)
    {
        var dash = word.IndexOf('-');
        var digits = dash < 0 ? word : word[..dash];
        return FlightNumber.TryParse(digits, out var flight)
            ? new Summary(kind, flight, word[digits.Length..].ToString(), status.ToString())
            : null;
    }
}
