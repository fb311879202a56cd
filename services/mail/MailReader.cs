using Flights.Domain.Flights;
using Flights.Domain.Reports;
using MimeKit;
using MimeKit.Utils;

namespace Flights.Mail;

/// <summary>
/// Reads what was mailed, or copied from somewhere: bytes in, decoded text and envelope out. It takes a mail with plain, base64 or
/// quoted-printable text, the first text part of a multipart mail, and a text without any headers. It never throws, whatever the bytes.
/// </summary>
public static class MailReader
{
    /// <summary>How deep parts of a mail may be nested; what is deeper is not looked at.</summary>
    public const int MaxMimeDepth = 16;

    private static readonly ParserOptions Options = new() { MaxMimeDepth = MaxMimeDepth };

    /// <summary>Reads a mail or a bare text.</summary>
    /// <param name="bytes">The bytes, as they were received.</param>
    /// <param name="limits">How much it may hold: of these, <see cref="ParseLimits.MaxBytes"/> counts here, for the encoded and
    /// the decoded form.</param>
    /// <returns>The text, or why the bytes were refused.</returns>
    public static MailReadResult Read(ReadOnlyMemory<byte> bytes, ParseLimits limits)
    {
        if (bytes.Length > limits.MaxBytes)
        {
            return MailReadResult.Refused(MailReasons.HasTooManyBytes(limits.MaxBytes));
        }

        if (!HeaderBlock.TryFind(bytes.Span, out var start, out var bodyStart))
        {
            return MailReadResult.Of(ToText(MailText.Decode(bytes.Span, charset: null)));
        }

        using var stream = new MemoryStream(bytes[start..].ToArray(), writable: false);
        var firstLine = 1 + bytes.Span[..bodyStart].Count((byte)'\n');
        return TryLoad(stream) is { } mail ? Read(mail, bytes[bodyStart..], firstLine) : MailReadResult.Refused(MailReasons.IsBadMail());
    }

    private static MailReadResult Read(MimeMessage mail, ReadOnlyMemory<byte> rawBody, int firstLine)
    {
        if (mail.BodyParts.OfType<TextPart>().FirstOrDefault(part => part.IsPlain) is not { Content: { } content } text)
        {
            return MailReadResult.Refused(MailReasons.HasNoText());
        }

        // Decoding never makes a text longer: the limit of the encoded form holds for this one too.
        using var decoded = new MemoryStream();
        content.DecodeTo(decoded);
        var bytes = decoded.ToArray();
        return MailReadResult.Of(ToText(MailText.Decode(bytes, text.ContentType.Charset)) with
        {
            Subject = mail.Headers[HeaderId.Subject] ?? "",
            OsstestHeaders = mail.Headers
                .Where(header => header.Field.StartsWith("X-Osstest-", StringComparison.OrdinalIgnoreCase))
                .Select(header => new MailHeader(header.Field, MailText.Decode(header.RawValue, charset: null)))
                .ToEquatableList(),
            MessageId = mail.MessageId ?? "",
            Date = mail.Headers[HeaderId.Date] is { } date && DateUtils.TryParse(date, out var time) ? time : null,
            BodyHashState = BodyHash.Check(mail.Headers, rawBody.Span, bytes),
            FirstLine = text == mail.Body && !IsEncoded(content.Encoding) ? firstLine : 0,
        });
    }

    private static bool IsEncoded(ContentEncoding encoding) =>
        encoding is ContentEncoding.Base64 or ContentEncoding.QuotedPrintable or ContentEncoding.UUEncode;

    private static MimeMessage? TryLoad(Stream stream)
    {
        try
        {
            return MimeMessage.Load(Options, stream);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static ReportText ToText(string text)
    {
        var body = ListFooter.Cut(text);
        return new ReportText(body, TextDigest.Of(body)) { BodyHashState = BodyHashState.Absent, ListFooter = text[body.Length..] };
    }
}
