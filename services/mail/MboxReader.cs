namespace Flights.Mail;

/// <summary>
/// Splits a mailbox file into its mails, one at a time, whatever the size of the file. A mail begins with a line <c>From </c> at the
/// start of the file or below an empty line; inside, <c>&gt;From </c> is unquoted.
/// </summary>
public static class MboxReader
{
    /// <summary>Whether a file is a mailbox: it begins with a <c>From </c> line.</summary>
    public static bool IsMbox(ReadOnlySpan<byte> start) => start.StartsWith("From "u8);

    /// <summary>Reads the mails of a mailbox.</summary>
    /// <param name="mailbox">The mailbox. The caller disposes of it.</param>
    /// <param name="maxMessageBytes">The size up to which a mail is kept: of a larger one, only one byte more.</param>
    /// <param name="quoting">How <c>From </c> lines inside of mails are quoted.</param>
    /// <returns>The mails in order. Text above the first <c>From </c> line is left out.</returns>
    public static IEnumerable<MboxMessage> Read(Stream mailbox, int maxMessageBytes, MboxQuoting quoting = MboxQuoting.Auto)
    {
        var lines = new ByteLines(mailbox, maxMessageBytes);
        var message = new MboxMessageBuilder(quoting, maxMessageBytes);
        long? first = null;
        var wasEmpty = true;
        while (lines.MoveNext())
        {
            if (wasEmpty && lines.Line.Span.StartsWith("From "u8))
            {
                if (first is { } previous)
                {
                    yield return new MboxMessage(previous, message.Build());
                }

                message.Clear();
                first = lines.Number + 1;
            }
            else if (first is not null)
            {
                message.Append(lines.Line.Span);
            }

            wasEmpty = lines.Line.Span.TrimEnd("\r\n"u8).IsEmpty;
        }

        if (first is { } last)
        {
            yield return new MboxMessage(last, message.Build());
        }
    }
}
