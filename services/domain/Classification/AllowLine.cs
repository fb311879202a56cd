using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>A line of an allow file that says something.</summary>
/// <param name="Pattern">The regular expression that it stands for. Of the lines that say one and the same, the last decides.</param>
/// <param name="From">The first flight that it is about, or null if it names none.</param>
/// <param name="TakesBack">Whether it takes back what earlier lines excuse.</param>
/// <param name="Entry">What it excuses, or takes back; null where it takes back what no line can excuse.</param>
internal sealed record AllowLine(string Pattern, FlightNumber? From, bool TakesBack, AllowEntry? Entry)
{
    /// <summary>Whether the line, where it counts, says something of a flight.</summary>
    public bool IsAbout(FlightNumber flight) => From is not { } from || flight >= from;
}
