using System.Text;
using System.Text.Unicode;

namespace Flights.Mail;

/// <summary>Turns the bytes of a text into characters. osstest writes UTF-8, and in its early years does not say so.</summary>
internal static class MailText
{
    /// <summary>Decodes a text.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="charset">What the mail says of them, if anything. It is believed where it is a single-byte set;
    /// else UTF-8 is tried first.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        var isLatin = charset?.ToUpperInvariant() is "ISO-8859-1" or "LATIN1" or "ISO-8859-15" or "WINDOWS-1252";
        return isLatin || !Utf8.IsValid(bytes)
            ? Encoding.Latin1.GetString(bytes)
            : Encoding.UTF8.GetString(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
    }
}
