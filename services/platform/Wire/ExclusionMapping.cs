using Flights.Domain.Flights;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Platform.Wire;

/// <summary>Maps the exclusions of flights.</summary>
public static class ExclusionMapping
{
    /// <summary>An exclusion on the wire.</summary>
    public static V1.FlightExclusion ToWire(this FlightExclusion exclusion) => new()
    {
        Flight = ResourceNames.Flight(exclusion.Lab, exclusion.Flight),
        Withdrawn = exclusion.IsWithdrawal,
        DecideTime = Timestamp.FromDateTimeOffset(exclusion.Time),
        Author = exclusion.Author,
        Reason = exclusion.Reason,
    };

    /// <summary>An exclusion of a message. Throws <c>INVALID_RESOURCE_NAME</c> for a name of another form.</summary>
    public static FlightExclusion ToDomain(this V1.FlightExclusion wire)
    {
        var (lab, flight) = ResourceNames.ParseFlight(wire.Flight, "exclusion.flight");
        return new FlightExclusion(lab, flight, wire.Withdrawn, wire.DecideTime.Given("exclusion.decide_time").ToDateTimeOffset(), wire.Author, wire.Reason);
    }
}
