namespace Flights.Mail;

/// <summary>
/// The canonical forms of a mail's body (RFC 6376, 3.4.3 and 3.4.4). In both, lines end in CRLF and no empty line stands at the end. In the
/// relaxed one, each run of blanks is one blank and none stands at the end of a line.
/// </summary>
internal static class CanonicalBody
{
    /// <summary>Gives the canonical form.</summary>
    /// <param name="body">The body; its lines end in LF or CRLF.</param>
    /// <param name="relaxed">Whether the relaxed form is wanted, and not the simple one.</param>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> body, bool relaxed)
    {
        var canonical = new MemoryStream(body.Length + 1024);
        var emptyLines = 0;
        while (!body.IsEmpty)
        {
            var end = body.IndexOf((byte)'\n');
            var line = end < 0 ? body : body[..end];
            body = end < 0 ? default : body[(end + 1)..];
            line = line.EndsWith("\r"u8) ? line[..^1] : line;
            line = relaxed ? line.TrimEnd(" \t"u8) : line;
            if (line.IsEmpty)
            {
                emptyLines++;
                continue;
            }

            for (; emptyLines > 0; emptyLines--)
            {
                canonical.Write("\r\n"u8);
            }

            if (relaxed)
            {
                WriteRelaxed(line, canonical);
            }
            else
            {
                canonical.Write(line);
            }

            canonical.Write("\r\n"u8);
        }

        // An empty body has one line in the simple form, and none in the relaxed one.
        if (canonical.Length == 0 && !relaxed)
        {
            canonical.Write("\r\n"u8);
        }

        return canonical.GetBuffer().AsSpan(0, (int)canonical.Length);
    }

    private static void WriteRelaxed(ReadOnlySpan<byte> line, MemoryStream canonical)
    {
        while (!line.IsEmpty)
        {
            var end = line.IndexOfAny((byte)' ', (byte)'\t');
            canonical.Write(end < 0 ? line : line[..end]);
            if (end < 0)
            {
                return;
            }

            canonical.WriteByte((byte)' ');
            line = line[end..].TrimStart(" \t"u8);
        }
    }
}
