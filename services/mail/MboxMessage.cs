namespace Flights.Mail;

/// <summary>One mail of a mailbox.</summary>
/// <param name="FirstLine">The line of the mailbox on which the mail's own first line stands, from 1.</param>
/// <param name="Bytes">The mail, without its <c>From </c> line, unquoted. Of a mail beyond the limit, one byte more than the limit.</param>
public sealed record MboxMessage(long FirstLine, ReadOnlyMemory<byte> Bytes);
