using System.Diagnostics.CodeAnalysis;
using Flights.Domain.Flights;

namespace Flights.Domain.Reports;

/// <summary>What became of a text: a flight, or the reason why it is no report.</summary>
public sealed record ParseResult
{
    private ParseResult(Flight? flight, ParseError? error)
    {
        Flight = flight;
        Error = error;
    }

    /// <summary>The flight, or null if the text was refused.</summary>
    public Flight? Flight { get; }

    /// <summary>Why the text was refused, or null if it was not.</summary>
    public ParseError? Error { get; }

    /// <summary>The text is the report of a flight.</summary>
    public static ParseResult Of(Flight flight) => new(flight, null);

    /// <summary>The text is refused.</summary>
    public static ParseResult Refused(ParseError error) => new(null, error);

    /// <summary>Gives the flight, or else the error.</summary>
    /// <returns>Whether the text is the report of a flight.</returns>
    public bool TryGet([NotNullWhen(true)] out Flight? flight, [NotNullWhen(false)] out ParseError? error)
    {
        flight = Flight;
        error = Error;
        return flight is not null;
    }
}
