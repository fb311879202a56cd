namespace Flights.Mail;

/// <summary>The "relaxed" canonical form of a mail's body (RFC 6376, 3.4.4): each run of blanks is one blank, none stands at the end of
/// a line, no empty line at the end of the body, lines end in CRLF.</summary>
internal static class RelaxedBody
{
    /// <summary>Gives the canonical form.</summary>
    public static byte[] Canonicalize(ReadOnlySpan<byte> body)
    {
        var canonical = new MemoryStream(body.Length + 1024);
        var emptyLines = 0;
        while (!body.IsEmpty)
        {
            var end = body.IndexOf((byte)'\n');
            var line = (end < 0 ? body : body[..end]).TrimEnd(" \t\r"u8);
            body = end < 0 ? default : body[(end + 1)..];
            if (line.IsEmpty)
            {
                emptyLines++;
                continue;
            }

            for (; emptyLines > 0; emptyLines--)
            {
                canonical.Write("\r\n"u8);
            }

            WriteLine(line, canonical);
        }

        return canonical.ToArray();
    }

    private static void WriteLine(ReadOnlySpan<byte> line, MemoryStream canonical)
    {
        var isBlank = false;
        foreach (var b in line)
        {
            var wasBlank = isBlank;
            isBlank = b is (byte)' ' or (byte)'\t';
            if (!isBlank)
            {
                canonical.WriteByte(b);
            }
            else if (!wasBlank)
            {
                canonical.WriteByte((byte)' ');
            }
        }

        canonical.Write("\r\n"u8);
    }
}
