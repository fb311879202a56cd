using Flights.Domain.Flights;

namespace Flights.Domain.Reports;

/// <summary>A report's text, decoded, with what its envelope tells.</summary>
/// <param name="Text">The body of the mail, or the whole of a text without headers. Lines end in LF or CRLF; line numbers count from
/// its first line.</param>
/// <param name="Digest">The SHA-256 of the text with LF line ends and without a list's footer, as 64 lower-case hexadecimal digits.</param>
public sealed record ReportText(string Text, string Digest)
{
    /// <summary>The subject, unfolded; empty for a text without headers.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The message id, without angle brackets; empty for a text without headers.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>The headers that osstest adds, <c>X-Osstest-*</c>, in the mail's order, folded as they stand.</summary>
    public EquatableList<MailHeader> OsstestHeaders { get; init; }

    /// <summary>What a list's software appended to the text, from its line of underscores on.</summary>
    public string ListFooter { get; init; } = "";

    /// <summary>Whether it is a report inside another report, whose envelope is left aside.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>Whether it came as a mail, with headers, and not as a page of an archive, which wraps lines.</summary>
    public bool IsMail => IsEmbedded || Subject.Length > 0 || MessageId.Length > 0;

    /// <summary>When it was sent, or null for a text without a date.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Whether the signature's body hash proves the text.</summary>
    public BodyHashState BodyHashState { get; init; }

    /// <summary>The line of what was received on which the text begins, from 1; 0 if the text was encoded, so that its lines are none of
    /// those that were received.</summary>
    public int FirstLine { get; init; } = 1;

    /// <summary>The lab that the flight belongs to.</summary>
    public LabName Lab { get; init; } = LabName.Default;
}
