using System.Globalization;

namespace Flights.Domain.Flights;

/// <summary>The number of a flight. A lab gives its numbers from one ascending sequence over all of its branches.</summary>
/// <param name="Value">The number, from 1.</param>
public readonly record struct FlightNumber(long Value) : IComparable<FlightNumber>
{
    /// <summary>Whether one flight was made before another.</summary>
    public static bool operator <(FlightNumber left, FlightNumber right) => left.Value < right.Value;

    /// <summary>Whether one flight was made after another.</summary>
    public static bool operator >(FlightNumber left, FlightNumber right) => left.Value > right.Value;

    /// <summary>Whether one flight was made before another, or is the same.</summary>
    public static bool operator <=(FlightNumber left, FlightNumber right) => left.Value <= right.Value;

    /// <summary>Whether one flight was made after another, or is the same.</summary>
    public static bool operator >=(FlightNumber left, FlightNumber right) => left.Value >= right.Value;

    /// <summary>Reads a number of decimal digits alone, without sign or leading zero.</summary>
    /// <param name="text">The digits.</param>
    /// <param name="flight">The flight, if the text is one.</param>
    /// <returns>Whether the text is a flight number between 1 and <see cref="long.MaxValue"/>.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out FlightNumber flight)
    {
        flight = default;
        if (text.IsEmpty || text[0] == '0' || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        flight = new FlightNumber(value);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(FlightNumber other) => Value.CompareTo(other.Value);

    /// <summary>The decimal digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
