using System.Text;
using MimeKit;

namespace Flights.Parser.Imap;

/// <summary>The bytes of a mail as IMAP hands them out.</summary>
internal static class MailBytes
{
    private const int LongestId = 200;

    /// <summary>Reads a mail with LF line ends. IMAP sends every mail with CRLF; the same mail out of a Maildir has LF, as osstest wrote
    /// it, and both must give the same facts.</summary>
    public static FetchedMail Read(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var bytes = copy.GetBuffer().AsSpan(0, (int)copy.Length);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '\r' || i + 1 == bytes.Length || bytes[i + 1] != '\n')
            {
                bytes[length++] = bytes[i];
            }
        }

        return new FetchedMail(copy.GetBuffer().AsMemory(0, length), bytes.Length);
    }

    /// <summary>The Message-ID of a mail, fit for a log: without control characters, cut where it is too long; <c>-</c> for none.</summary>
    /// <param name="mail">The mail, or its beginning.</param>
    public static string MessageIdOf(ReadOnlyMemory<byte> mail)
    {
        try
        {
            using var stream = new MemoryStream(mail.ToArray(), writable: false);
            return Printable(HeaderList.Load(stream)[HeaderId.MessageId] ?? "");
        }
        catch (FormatException)
        {
            return "-";
        }
    }

    private static string Printable(string id)
    {
        var text = new StringBuilder();
        foreach (var rune in id.Trim().EnumerateRunes().Take(LongestId))
        {
            text.Append(Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) ? "?" : rune.ToString());
        }

        return text.Length == 0 ? "-" : text.ToString();
    }
}
