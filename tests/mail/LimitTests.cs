using System.Globalization;
using System.Text;
using Flights.Domain.Reports;

namespace Flights.Mail.Tests;

public sealed class LimitTests
{
    private const string Text = "Content-Type: text/plain\n\nflight 1 a real [real]\n";

    // mail, reason, the limit, the most that the mail needs
    public static readonly TheoryData<string, string, Func<int, ParseLimits>, int> Limits = new()
    {
        { Mails.Plain,                ParseReasons.LimitBytes,        limit => new ParseLimits { MaxBytes = limit },        Length(Mails.Plain) },
        { Mails.Body,                 ParseReasons.LimitBytes,        limit => new ParseLimits { MaxBytes = limit },        Length(Mails.Body) },
        { Mails.Plain,                ParseReasons.LimitDecodedBytes, limit => new ParseLimits { MaxDecodedBytes = limit }, Length(Mails.Body) },
        { Mails.Base64(Mails.Body),   ParseReasons.LimitDecodedBytes, limit => new ParseLimits { MaxDecodedBytes = limit }, Length(Mails.Body) },
        { Mails.Base64(Large()),      ParseReasons.LimitDecodedBytes, limit => new ParseLimits { MaxDecodedBytes = limit }, Length(Large()) },
        { Mails.Plain,                ParseReasons.LimitHeaderBytes,  limit => new ParseLimits { MaxHeaderBytes = limit },  Length(Mails.Plain) - Length(Mails.Body) },
        { Mails.Multipart,            ParseReasons.LimitParts,        limit => new ParseLimits { MaxParts = limit },        3 },
        { Parts(500),                 ParseReasons.LimitParts,        limit => new ParseLimits { MaxParts = limit },        501 },
        { Nested(7, Multipart),       ParseReasons.LimitParts,        limit => new ParseLimits { MaxParts = limit },        8 },
        { Mails.Multipart,            ParseReasons.LimitNesting,      limit => new ParseLimits { MaxNesting = limit },      1 },
        { Nested(3, Multipart),       ParseReasons.LimitNesting,      limit => new ParseLimits { MaxNesting = limit },      3 },
        { Nested(16, Multipart),      ParseReasons.LimitNesting,      limit => new ParseLimits { MaxNesting = limit },      16 },
        { Nested(40, Multipart),      ParseReasons.LimitNesting,      limit => new ParseLimits { MaxNesting = limit },      40 },
        { Nested(5, Forwarded),       ParseReasons.LimitNesting,      limit => new ParseLimits { MaxNesting = limit },      5 },
        { BesideText(Forwarded),      ParseReasons.LimitNesting,      limit => new ParseLimits { MaxNesting = limit },      4 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void Read_AtALimit_IsTakenAndBeyondItRefusedWithItsName(string mail, string reason, Func<int, ParseLimits> limits, int most)
    {
        Assert.DoesNotContain("LIMIT_", Mails.Read(mail, limits(most)).Error?.Reason ?? "", StringComparison.Ordinal);

        var error = Mails.Read(mail, limits(most - 1)).Error;

        Assert.Equal(reason, error?.Reason);
        Assert.Contains((most - 1).ToString(CultureInfo.InvariantCulture), error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PartsNestedToTheLimit_GivesTheInnermostText() =>
        Assert.StartsWith("flight 1 a", Mails.Read(Nested(ParseLimits.Default.MaxNesting, Multipart)).Text?.Text, StringComparison.Ordinal);

    private static string Nested(int depth, Func<string, int, string> wrap)
    {
        var part = Text;
        for (var level = depth; level > 0; level--)
        {
            part = wrap(part, level);
        }

        return Mails.Envelope + part;
    }

    // The text stands first, and what is nested too deep beside it.
    private static string BesideText(Func<string, int, string> wrap)
    {
        var deep = wrap(wrap(wrap(Text, 3), 2), 1);
        return $"{Mails.Envelope}Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\n{Text}\n--b\n{deep}\n--b--\n";
    }

    private static string Multipart(string part, int level) => string.Create(
        CultureInfo.InvariantCulture, $"Content-Type: multipart/mixed; boundary=\"b{level}\"\n\n--b{level}\n{part}\n--b{level}--\n");

    private static string Forwarded(string part, int level) => $"Content-Type: message/rfc822\n\nSubject: {new string('a', level)}\n{part}";

    private static string Parts(int count) =>
        $"{Mails.Envelope}Content-Type: multipart/mixed; boundary=\"b\"\n\n{string.Concat(Enumerable.Repeat($"--b\n{Text}", count))}--b--\n";

    private static string Large() => Mails.Body + new string('\n', 100_000);

    private static int Length(string text) => Encoding.UTF8.GetByteCount(text);
}
