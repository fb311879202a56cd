using System.Text;

namespace Flights.Mail;

/// <summary>Finds a mail's headers by their grammar, not by guess: a text without headers may begin with almost anything.</summary>
internal static class HeaderBlock
{
    // One of these stands in every mail; "165241: all pass", which an ad-hoc report begins with, is no header of a mail.
    private static readonly HashSet<string> Usual = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "To", "Subject", "Date", "Message-ID", "Received", "Return-Path", "MIME-Version", "Content-Type", "Delivered-To",
        "DKIM-Signature", "Envelope-To", "Reply-To", "Sender", "Cc", "List-Id",
    };

    /// <summary>Finds the headers.</summary>
    /// <param name="bytes">What was received.</param>
    /// <param name="start">Where the headers begin: behind a mailbox's <c>From </c> line, if there is one.</param>
    /// <param name="bodyStart">Where the body begins: behind the empty line.</param>
    /// <returns>Whether the bytes begin with headers.</returns>
    public static bool TryFind(ReadOnlySpan<byte> bytes, out int start, out int bodyStart)
    {
        start = bytes.StartsWith("From "u8) ? NextLine(bytes, 0) : 0;
        bodyStart = start;
        var isUsual = false;
        for (var first = true; bodyStart < bytes.Length; first = false)
        {
            var next = NextLine(bytes, bodyStart);
            var line = bytes[bodyStart..next].TrimEnd("\r\n"u8);
            bodyStart = next;
            if (line.IsEmpty)
            {
                break;
            }

            var isFolded = line[0] is (byte)' ' or (byte)'\t';
            if (isFolded ? first : !IsHeader(line, ref isUsual))
            {
                return false;
            }
        }

        return isUsual;
    }

    private static bool IsHeader(ReadOnlySpan<byte> line, ref bool isUsual)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0 || line[..colon].ContainsAnyExceptInRange((byte)'!', (byte)'~'))
        {
            return false;
        }

        isUsual = isUsual || Usual.Contains(Encoding.ASCII.GetString(line[..colon]));
        return true;
    }

    private static int NextLine(ReadOnlySpan<byte> bytes, int start)
    {
        var end = bytes[start..].IndexOf((byte)'\n');
        return end < 0 ? bytes.Length : start + end + 1;
    }
}
