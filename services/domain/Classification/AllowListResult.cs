using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>What allow files say, as far as they can be read.</summary>
/// <param name="List">What they excuse.</param>
/// <param name="Errors">What is wrong in them, in order; mostly empty. osstest reads no further than the first of these.</param>
public sealed record AllowListResult(AllowList List, EquatableList<AllowError> Errors);

/// <summary>The text of an allow file.</summary>
/// <param name="Name">Its name, for messages.</param>
/// <param name="Text">Its text.</param>
public sealed record AllowFile(string Name, string Text)
{
    /// <summary>How large a file may be that is read, in bytes of UTF-8: osstest's own have a few kilobytes.</summary>
    public const int MaxBytes = 1024 * 1024;
}

/// <summary>A line of an allow file that cannot be read.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Reason">A stable reason: one of <see cref="AllowReasons"/>.</param>
/// <param name="Message">A sentence for a person.</param>
public sealed record AllowError(string File, int Line, string Reason, string Message)
{
    /// <summary>Where it is and what it is.</summary>
    public override string ToString() => $"{File}:{Line}: {Message} ({Reason})";
}

/// <summary>The stable reasons why a line of an allow file cannot be read.</summary>
public static class AllowReasons
{
    /// <summary>The line is empty or blank.</summary>
    public const string EmptyLine = "EMPTY_LINE";

    /// <summary>It is the last line and has no line feed.</summary>
    public const string NoLineFeed = "NO_LINE_FEED";

    /// <summary>It is too long.</summary>
    public const string TooLong = "PATTERN_TOO_LONG";

    /// <summary>A remark begins with <c># from flight</c> and names no flight.</summary>
    public const string BadFlight = "BAD_FLIGHT";

    /// <summary>It is no regular expression, or one that cannot be matched in bounded time (lookarounds, back references).</summary>
    public const string BadPattern = "BAD_PATTERN";
}
