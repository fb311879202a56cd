using System.Text;

namespace Flights.Fuzz.Tests.Mutations;

/// <summary>Encodings that are wrong, broken or not the ones that the mail names.</summary>
internal static class EncodingMutations
{
    private const string Mark = "\u00EF\u00BB\u00BF";
    private const string Overlong = "\u00C0\u00AF\u00ED\u00A0\u0080\u00F4\u0090\u0080\u0080";

    private static readonly string[] Charsets =
    [
        "utf-8", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "utf-16", "utf-16be", "utf-7", "utf-32", "ks_c_5601-1987",
        "x-unknown", "\"", "",
    ];

    private static readonly string[] Transfers =
        ["7bit", "8bit", "binary", "base64", "quoted-printable", "x-uuencode", "x-unknown", "base64, base64", ""];

    private static readonly string[] EncodedWords =
    [
        "=?utf-8?q?=5Bxen-unstable_test=5D_7100=3A_all_pass?=", "=?utf-16?b?2AA=?=", "=?utf-7?q?+2AA-?=", "=?x-unknown?q?a?=",
        "=?utf-8?b?////?=", "=?utf-8?x?a?=", "=?utf-8?b?gICA",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("other charset", (text, context) => WithHeader(text, "Content-Type", $"text/plain; charset={context.Random.Pick(Charsets)}")),
        new("other transfer encoding", (text, context) =>
            WithHeader(text, "Content-Transfer-Encoding", context.Random.Pick(Transfers))),
        new("encoded in base64", (text, _) => Encoded(text, "base64", Base64(BodyOf(text)))),
        new("encoded in quoted-printable", (text, _) => Encoded(text, "quoted-printable", QuotedPrintable(BodyOf(text)))),
        new("in UTF-16", (text, _) => Bytes(Encoding.Unicode, text)),
        new("body in UTF-16", (text, _) => HeadersOf(text) + "\n" + Bytes(Encoding.BigEndianUnicode, BodyOf(text))),
        new("byte order mark", (text, context) => text.Insert(context.Random.Next(2) == 0 ? 0 : HeadersOf(text).Length, Mark)),
        new("overlong UTF-8", (text, context) => text.Insert(context.PlaceIn(text), Overlong)),
        new("encoded twice", (text, _) => Bytes(Encoding.UTF8, text)),
        new("encoded word", (text, context) =>
            WithHeader(text, "Subject", context.Random.Pick(EncodedWords) + " " + context.Random.Pick(EncodedWords))),
    ];

    /// <summary>The headers with the empty line's line feed left out; nothing for a text without.</summary>
    public static string HeadersOf(string mail)
    {
        var end = mail.IndexOf("\n\n", StringComparison.Ordinal);
        return end < 0 ? "" : mail[..(end + 1)];
    }

    /// <summary>What follows the headers and the empty line.</summary>
    public static string BodyOf(string mail)
    {
        var end = mail.IndexOf("\n\n", StringComparison.Ordinal);
        return end < 0 ? mail : mail[(end + 2)..];
    }

    /// <summary>The mail with a header in the place of all of its name.</summary>
    public static string WithHeader(string mail, string name, string value)
    {
        var headers = HeadersOf(mail);
        var kept = new StringBuilder(mail.Length);
        var isLeftOut = false;
        foreach (var line in headers.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            isLeftOut = line[0] is ' ' or '\t' ? isLeftOut : line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase);
            kept.Append(isLeftOut ? "" : line + "\n");
        }

        return kept.Append(name).Append(": ").Append(value).Append('\n').Append('\n').Append(BodyOf(mail)).ToString();
    }

    private static string Bytes(Encoding encoding, string text) => Encoding.Latin1.GetString(encoding.GetBytes(text));

    private static string Base64(string text) =>
        Convert.ToBase64String(Encoding.Latin1.GetBytes(text), Base64FormattingOptions.InsertLineBreaks);

    private static string Encoded(string mail, string transfer, string body) =>
        HeadersOf(WithHeader(mail, "Content-Transfer-Encoding", transfer)) + "\n" + body;

    private static string QuotedPrintable(string text)
    {
        var encoded = new StringBuilder(text.Length * 2);
        var column = 0;
        foreach (var c in text)
        {
            var isPlain = c is '\n' or (>= ' ' and <= '~' and not '=');
            encoded.Append(isPlain ? c.ToString() : $"={(int)c:X2}");
            column = c == '\n' ? 0 : column + 1;
            if (column == 60)
            {
                encoded.Append("=\n");
                column = 0;
            }
        }

        return encoded.ToString();
    }
}
