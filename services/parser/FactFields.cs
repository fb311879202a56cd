using Flights.Platform.Errors;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Parser;

/// <summary>Checks the fields that all facts have which people record.</summary>
internal static class FactFields
{
    private const int MaxAuthorLength = 200;
    private const int MaxReasonLength = 2000;

    /// <summary>Checks when it was.</summary>
    /// <exception cref="FlightsException">There is no time, or it is none of the calendar.</exception>
    public static void CheckTime(Timestamp? time, string field)
    {
        if (time is null)
        {
            throw Invalid("TIME_REQUIRED", "It takes a time.", field);
        }

        if (time.Nanos is < 0 or >= Duration.NanosecondsPerSecond
            || time.Seconds < DateTimeOffset.MinValue.ToUnixTimeSeconds() || time.Seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            throw Invalid("INVALID_TIME", "The time is none between the years 1 and 9999.", field);
        }
    }

    /// <summary>Checks who did it.</summary>
    /// <exception cref="FlightsException">The text is too long, or controls a terminal.</exception>
    public static void CheckAuthor(string author, string field) => CheckText(author, MaxAuthorLength, field);

    /// <summary>Checks why it was done.</summary>
    /// <exception cref="FlightsException">The text is too long or controls a terminal, or there is none where one is required.</exception>
    public static void CheckReason(string reason, string field, bool isRequired)
    {
        CheckText(reason, MaxReasonLength, field);
        if (isRequired && string.IsNullOrWhiteSpace(reason))
        {
            throw Invalid("REASON_REQUIRED", "It takes a reason.", field);
        }
    }

    private static void CheckText(string text, int maxLength, string field)
    {
        if (text.Length > maxLength || text.Any(each => char.IsControl(each) && each != '\n'))
        {
            throw Invalid("INVALID_TEXT", $"It takes at most {maxLength} characters, and none that controls a terminal.", field);
        }
    }

    private static FlightsException Invalid(string reason, string message, string field) =>
        new(ErrorKind.InvalidArgument, reason, message) { Field = field };
}
