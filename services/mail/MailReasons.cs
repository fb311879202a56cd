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

    internal static ParseError HasTooManyBytes(int limit) =>
        Exceeds(ParseReasons.LimitBytes, $"The report is larger than the limit of {limit} bytes.");

    internal static ParseError HasTooManyHeaderBytes(int limit) =>
        Exceeds(ParseReasons.LimitHeaderBytes, $"The mail's headers are larger than the limit of {limit} bytes.");

    internal static ParseError HasTooManyParts(int limit) =>
        Exceeds(ParseReasons.LimitParts, $"The mail has more parts than the limit of {limit}.");

    internal static ParseError DecodesToTooManyBytes(int limit) =>
        Exceeds(ParseReasons.LimitDecodedBytes, $"The mail's text decodes to more than the limit of {limit} bytes.");

    internal static ParseError IsNestedTooDeep(int limit) =>
        Exceeds(ParseReasons.LimitNesting, $"The mail's parts are nested deeper than the limit of {limit}.");

    internal static ParseError HasNoText() => new(NoText, 0, 0, "The mail has no part of type text/plain.");

    internal static ParseError IsBadMail() => new(BadMail, 0, 0, "The text begins with mail headers that can't be read to their end.");

    private static ParseError Exceeds(string reason, FormattableString sentence) =>
        new(reason, 0, 0, sentence.ToString(CultureInfo.InvariantCulture));
}
