namespace Flights.Domain.Flights;

/// <summary>One push-age line: a flight that dates the baseline or the revision under test.</summary>
/// <param name="Kind">What the line dates.</param>
/// <param name="Flight">The flight, or null if there is none: the report says <c>(not found)</c> or, as in 2015, flight 0 of 1970.</param>
/// <param name="StartTime">When that flight started. Without a flight: null for <c>(not found)</c>, and the beginning of 1970 where the
/// report says that.</param>
/// <param name="AgeDays">How long before the report that was, in whole days; 0 for <c>(not found)</c>.</param>
/// <param name="AttemptCount">How many flights there were from then on, or null if the line does not say.</param>
public sealed record PushAge(PushAgeKind Kind, FlightNumber? Flight, DateTimeOffset? StartTime, int AgeDays, int? AttemptCount);

/// <summary>What a push-age line dates.</summary>
public enum PushAgeKind
{
    /// <summary>The newest flight that tested the baseline.</summary>
    Basis,

    /// <summary>The first flight after the basis.</summary>
    FailingSince,

    /// <summary>The first flight after the basis that tested the revision under test.</summary>
    TestingSince,
}
