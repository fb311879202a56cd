using System.Text;

namespace Flights.Domain.Filtering;

/// <summary>Cuts a filter's text into pieces.</summary>
internal static class FilterTokens
{
    /// <summary>The pieces; the last one is <see cref="FilterTokenKind.End"/>, or <see cref="FilterTokenKind.Wrong"/>.</summary>
    public static List<FilterToken> Of(string text)
    {
        var tokens = new List<FilterToken>();
        var place = 0;
        while (true)
        {
            while (place < text.Length && char.IsWhiteSpace(text[place]))
            {
                place++;
            }

            var token = Next(text, ref place);
            tokens.Add(token);
            if (token.Kind is FilterTokenKind.End or FilterTokenKind.Wrong)
            {
                return tokens;
            }
        }
    }

    private static FilterToken Next(string text, ref int place)
    {
        var start = place;
        if (place == text.Length)
        {
            return new FilterToken(FilterTokenKind.End, "", start + 1);
        }

        switch (text[place])
        {
            case '(':
                place++;
                return new FilterToken(FilterTokenKind.Open, "(", start + 1);
            case ')':
                place++;
                return new FilterToken(FilterTokenKind.Close, ")", start + 1);
            case '"' or '\'':
                return String(text, ref place);
            case '=' or ':':
                place++;
                return new FilterToken(FilterTokenKind.Comparator, text[start..place], start + 1);
            case '<' or '>' or '!':
                place += place + 1 < text.Length && text[place + 1] == '=' ? 2 : 1;
                return new FilterToken(text[start..place] == "!" ? FilterTokenKind.Wrong : FilterTokenKind.Comparator, text[start..place], start + 1);
            case '-':
                place++;
                return new FilterToken(FilterTokenKind.Minus, "-", start + 1);
            case var first when IsOfWord(first):
                while (place < text.Length && IsOfWord(text[place]))
                {
                    place++;
                }

                return new FilterToken(FilterTokenKind.Word, text[start..place], start + 1);
            default:
                place++;
                return new FilterToken(FilterTokenKind.Wrong, text[start..place], start + 1);
        }
    }

    private static FilterToken String(string text, ref int place)
    {
        var start = place;
        var quote = text[place++];
        var value = new StringBuilder();
        for (; place < text.Length; place++)
        {
            if (char.IsControl(text[place]))
            {
                return new FilterToken(FilterTokenKind.Wrong, text[place].ToString(), place + 1);
            }

            if (text[place] == quote)
            {
                place++;
                return new FilterToken(FilterTokenKind.String, value.ToString(), start + 1);
            }

            if (text[place] == '\\' && place + 1 < text.Length && !char.IsControl(text[place + 1]))
            {
                place++;
                if (text[place] is not ('"' or '\''))
                {
                    value.Append('\\');
                }
            }

            value.Append(text[place]);
        }

        return new FilterToken(FilterTokenKind.Wrong, text[start..], start + 1);
    }

    // Names of branches, jobs and tests need no quotes, unless they have brackets.
    private static bool IsOfWord(char character) =>
        !char.IsWhiteSpace(character) && !char.IsControl(character) && character is not ('(' or ')' or '"' or '\'' or '=' or ':' or '<' or '>' or '!' or ',');
}
