using System.Diagnostics.CodeAnalysis;
using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Bisections;

/// <summary>What became of a text: a bisection, or the reason why it is no report of one.</summary>
/// <param name="Bisection">The bisection, or null if the text was refused.</param>
/// <param name="Error">Why the text was refused, or null if it was not.</param>
public sealed record BisectionParseResult(Bisection? Bisection, ParseError? Error)
{
    /// <summary>Gives the bisection, or else the error.</summary>
    /// <returns>Whether the text is the report of a bisection.</returns>
    public bool TryGet([NotNullWhen(true)] out Bisection? bisection, [NotNullWhen(false)] out ParseError? error)
    {
        (bisection, error) = (Bisection, Error);
        return bisection is not null;
    }
}
