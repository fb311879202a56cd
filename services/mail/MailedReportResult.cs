using Flights.Domain.Flights;
using Flights.Domain.Reports;

namespace Flights.Mail;

/// <summary>What became of what was received: the report of a flight, that of a bisection, or the reason why it is neither.</summary>
public sealed record MailedReportResult
{
    private MailedReportResult(Flight? flight, Bisection? bisection, ParseError? error)
    {
        Flight = flight;
        Bisection = bisection;
        Error = error;
    }

    /// <summary>The flight, or null if it is not the report of one.</summary>
    public Flight? Flight { get; }

    /// <summary>The bisection, or null if it is not the report of one.</summary>
    public Bisection? Bisection { get; }

    /// <summary>Why it was refused, or null if it was not.</summary>
    public ParseError? Error { get; }

    /// <summary>It is the report of a flight.</summary>
    public static MailedReportResult Of(Flight flight) => new(flight, null, null);

    /// <summary>It is the report of a bisection.</summary>
    public static MailedReportResult Of(Bisection bisection) => new(null, bisection, null);

    /// <summary>It is refused.</summary>
    public static MailedReportResult Refused(ParseError error) => new(null, null, error);
}
