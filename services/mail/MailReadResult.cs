using System.Diagnostics.CodeAnalysis;
using Flights.Domain.Reports;

namespace Flights.Mail;

/// <summary>What became of the bytes of a mail: its text, or the reason why they were refused.</summary>
public sealed record MailReadResult
{
    private MailReadResult(ReportText? text, ParseError? error)
    {
        Text = text;
        Error = error;
    }

    /// <summary>The decoded text, or null if the bytes were refused.</summary>
    public ReportText? Text { get; }

    /// <summary>Why they were refused, or null if they were not.</summary>
    public ParseError? Error { get; }

    /// <summary>The bytes hold a text.</summary>
    public static MailReadResult Of(ReportText text) => new(text, null);

    /// <summary>The bytes are refused.</summary>
    public static MailReadResult Refused(ParseError error) => new(null, error);

    /// <summary>Gives the text, or else the error.</summary>
    /// <returns>Whether the bytes hold a text.</returns>
    public bool TryGet([NotNullWhen(true)] out ReportText? text, [NotNullWhen(false)] out ParseError? error)
    {
        text = Text;
        error = Error;
        return text is not null;
    }
}
