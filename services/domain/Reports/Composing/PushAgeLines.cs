using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Composing;

/// <summary>The push-age lines of a report.</summary>
public static class PushAgeLines
{
    /// <summary>The lines, in order. How long the branch fails is left out where it fails since the revision under test came.</summary>
    /// <param name="ages">The ages of the two sides.</param>
    /// <param name="now">The time of the report.</param>
    /// <param name="policy">The osstest that reports.</param>
    public static EquatableList<PushAge> Of(PushAgeFacts ages, DateTimeOffset now, ReportPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(ages);
        ArgumentNullException.ThrowIfNull(policy);
        var basis = ages.Basis is { } flight
            ? Dated(PushAgeKind.Basis, flight, null, now)
            : new PushAge(PushAgeKind.Basis, null, null, 0, null);

        // Flights are counted from the basis on, so without one there is no count.
        int? countAfter = ages.Basis is null ? null : ages.CountAfter;
        var failing = LineOf(PushAgeKind.FailingSince, ages.FirstAfter, countAfter, now, policy);
        var testing = LineOf(PushAgeKind.TestingSince, ages.FirstTip, ages.CountTip, now, policy);
        return ages.FirstAfter?.Flight == ages.FirstTip?.Flight ? [basis, testing] : [basis, failing, testing];
    }

    private static PushAge LineOf(PushAgeKind kind, DatedFlight? flight, int? count, DateTimeOffset now, ReportPolicy policy)
    {
        if (flight is not null)
        {
            return Dated(kind, flight, count, now);
        }

        return policy.SaysNotFound
            ? new PushAge(kind, null, null, 0, count ?? 0)
            : new PushAge(kind, null, DateTimeOffset.UnixEpoch, DaysSince(DateTimeOffset.UnixEpoch, now), count);
    }

    private static PushAge Dated(PushAgeKind kind, DatedFlight flight, int? count, DateTimeOffset now)
    {
        var start = flight.StartTime ?? DateTimeOffset.UnixEpoch;
        return new PushAge(kind, flight.Flight, start, DaysSince(start, now), count);
    }

    private static int DaysSince(DateTimeOffset start, DateTimeOffset now) => (int)Math.Floor((now - start).TotalDays);
}
