using Flights.Domain.Flights;
using Flights.Platform.Errors;
using Flights.Platform.Wire;

namespace Flights.Parser;

/// <summary>Reads what callers record of exclusions.</summary>
internal static class ExclusionRequests
{
    /// <summary>The exclusion.</summary>
    /// <exception cref="FlightsException"><see cref="ErrorKind.InvalidArgument"/> with the field, if one is wrong.</exception>
    public static FlightExclusion Read(V1.ExcludeFlightRequest request)
    {
        var exclusion = request.Exclusion ?? throw new FlightsException(
            ErrorKind.InvalidArgument, "EXCLUSION_REQUIRED", "The request carries no exclusion.")
        { Field = "exclusion" };
        ResourceNames.ParseFlight(exclusion.Flight, "exclusion.flight");
        FactFields.CheckTime(exclusion.DecideTime, "exclusion.decide_time");
        FactFields.CheckAuthor(exclusion.Author, "exclusion.author");
        FactFields.CheckReason(exclusion.Reason, "exclusion.reason", isRequired: true);
        return exclusion.ToDomain();
    }
}
