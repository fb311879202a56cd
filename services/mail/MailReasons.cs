using System.Globalization;
using Flights.Domain.Reports;

namespace Flights.Mail;

/// <summary>The reasons for which bytes are refused before anything looks for a report in them, with their sentences.</summary>
public static class MailReasons
{
    /// <summary>Refused: the mail has no part that is text.</summary>
    public const string NoText = "NO_TEXT";

    /// <summary>Refused: it begins like a mail, but its headers can't be read.</summary>
    public const string BadMail = "BAD_MAIL";

    internal static ParseError HasTooManyBytes(long limit)
    {
        var sentence = string.Create(CultureInfo.InvariantCulture, $"The report is larger than the limit of {limit} bytes.");
        return new ParseError(ParseReasons.LimitBytes, 0, 0, sentence);
    }

    internal static ParseError DecodesToTooManyBytes(int limit)
    {
        var sentence = string.Create(CultureInfo.InvariantCulture, $"The mail's text decodes to more than the limit of {limit} bytes.");
        return new ParseError(ParseReasons.LimitDecodedBytes, 0, 0, sentence);
    }

    internal static ParseError IsNestedTooDeep(int limit)
    {
        var sentence = string.Create(CultureInfo.InvariantCulture, $"The mail's parts are nested deeper than the limit of {limit}.");
        return new ParseError(ParseReasons.LimitNesting, 0, 0, sentence);
    }

    internal static ParseError HasNoText() => new(NoText, 0, 0, "The mail has no part of type text/plain.");

    internal static ParseError IsBadMail() => new(BadMail, 0, 0, "The text begins with mail headers that can't be read to their end.");
}
