namespace Flights.Mail;

/// <summary>
/// Splits a mailbox file into its mails, one at a time, whatever the size of the file. A mail begins with a line <c>From </c> at the
/// start of the file or below an empty line; inside, <c>&gt;From </c> is unquoted (mboxrd takes one <c>&gt;</c> from any number; mboxo
/// knows one alone).
/// </summary>
public static class MboxReader
{
    /// <summary>Whether a file is a mailbox: it begins with a <c>From </c> line.</summary>
    public static bool IsMbox(ReadOnlySpan<byte> start) => start.StartsWith("From "u8);

    /// <summary>Reads the mails of a mailbox.</summary>
    /// <param name="mailbox">The mailbox. The caller disposes of it.</param>
    /// <param name="maxMessageBytes">The size up to which a mail is kept: of a larger one, only one byte more.</param>
    /// <returns>The mails in order. Text above the first <c>From </c> line is left out.</returns>
    public static IEnumerable<MboxMessage> Read(Stream mailbox, int maxMessageBytes)
    {
        var lines = new ByteLines(mailbox, maxMessageBytes);
        var message = new MemoryStream();
        long? first = null;
        var wasEmpty = true;
        while (lines.MoveNext())
        {
            if (wasEmpty && lines.Line.Span.StartsWith("From "u8))
            {
                if (first is { } previous)
                {
                    yield return new MboxMessage(previous, WithoutSeparator(message.ToArray()));
                }

                message.SetLength(0);
                first = lines.Number + 1;
            }
            else if (first is not null)
            {
                Append(message, lines.Line.Span, maxMessageBytes);
            }

            wasEmpty = lines.Line.Span.TrimEnd("\r\n"u8).IsEmpty;
        }

        if (first is { } last)
        {
            yield return new MboxMessage(last, WithoutSeparator(message.ToArray()));
        }
    }

    private static void Append(MemoryStream message, ReadOnlySpan<byte> line, int maxMessageBytes)
    {
        if (line.StartsWith(">"u8) && line.TrimStart((byte)'>').StartsWith("From "u8))
        {
            line = line[1..];
        }

        var room = (int)Math.Min(line.Length, maxMessageBytes + 1L - message.Length);
        message.Write(line[..room]);
    }

    // The empty line before the next "From " line belongs to the mailbox.
    private static ReadOnlyMemory<byte> WithoutSeparator(byte[] message)
    {
        ReadOnlySpan<byte> span = message;
        return span.EndsWith("\n\r\n"u8) ? message.AsMemory(0, message.Length - 2)
            : span.EndsWith("\n\n"u8) ? message.AsMemory(0, message.Length - 1)
            : message;
    }
}
