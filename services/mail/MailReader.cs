using System.Buffers;
using System.Runtime.InteropServices;
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
    private static readonly ParserOptions DefaultOptions = new() { MaxMimeDepth = ParseLimits.Default.MaxNesting + 1 };

    /// <summary>Reads a mail or a bare text.</summary>
    /// <param name="bytes">The bytes, as they were received.</param>
    /// <param name="limits">How much it may hold: of these, <see cref="ParseLimits.MaxBytes"/>,
    /// <see cref="ParseLimits.MaxHeaderBytes"/>, <see cref="ParseLimits.MaxParts"/>, <see cref="ParseLimits.MaxDecodedBytes"/> and
    /// <see cref="ParseLimits.MaxNesting"/> count here.</param>
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

        if (bodyStart - start > limits.MaxHeaderBytes)
        {
            return MailReadResult.Refused(MailReasons.HasTooManyHeaderBytes(limits.MaxHeaderBytes));
        }

        using var stream = StreamOf(bytes[start..]);
        if (PartCounter.HasMore(stream, bytes.Span[start..], OptionsFor(limits), limits.MaxParts))
        {
            return MailReadResult.Refused(MailReasons.HasTooManyParts(limits.MaxParts));
        }

        var firstLine = 1 + bytes.Span[..bodyStart].Count((byte)'\n');
        return TryLoad(stream, limits) is { } mail
            ? Read(mail, bytes[bodyStart..], firstLine, limits)
            : MailReadResult.Refused(MailReasons.IsBadMail());
    }

    private static MailReadResult Read(MimeMessage mail, ReadOnlyMemory<byte> rawBody, int firstLine, ParseLimits limits)
    {
        if (IsNestedDeeper(mail.Body, limits.MaxNesting))
        {
            return MailReadResult.Refused(MailReasons.IsNestedTooDeep(limits.MaxNesting));
        }

        if (mail.BodyParts.OfType<TextPart>().FirstOrDefault(part => part.IsPlain) is not { Content: { } content } text)
        {
            return MailReadResult.Refused(MailReasons.HasNoText());
        }

        if (Decode(content, limits.MaxDecodedBytes) is not { } bytes)
        {
            return MailReadResult.Refused(MailReasons.DecodesToTooManyBytes(limits.MaxDecodedBytes));
        }

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

    // The parts of a mail are read from the stream, not copied: it stays open until then.
    private static MemoryStream StreamOf(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

    private static bool IsEncoded(ContentEncoding encoding) =>
        encoding is ContentEncoding.Base64 or ContentEncoding.QuotedPrintable or ContentEncoding.UUEncode;

    // The limit is looked at while it is decoded: no more is kept than it lets.
    private static byte[]? Decode(IMimeContent content, int limit)
    {
        using var stream = content.Open();
        using var decoded = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            while (stream.Read(buffer) is > 0 and var count)
            {
                if (count > limit - decoded.Length)
                {
                    return null;
                }

                decoded.Write(buffer, 0, count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return decoded.ToArray();
    }

    private static bool IsNestedDeeper(MimeEntity? entity, int levels) => entity switch
    {
        Multipart parts => levels == 0 || parts.Any(part => IsNestedDeeper(part, levels - 1)),
        MessagePart message => levels == 0 || IsNestedDeeper(message.Message?.Body, levels - 1),
        _ => false,
    };

    // One level more than the limit is told apart, so that what is beyond it is seen; what is deeper still is not looked at.
    private static ParserOptions OptionsFor(ParseLimits limits) => limits.MaxNesting == ParseLimits.Default.MaxNesting
        ? DefaultOptions
        : new ParserOptions { MaxMimeDepth = limits.MaxNesting + 1 };

    private static MimeMessage? TryLoad(Stream stream, ParseLimits limits)
    {
        try
        {
            return MimeMessage.Load(OptionsFor(limits), stream, persistent: true);
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
