using Flights.Domain.Flights;

namespace Flights.Domain.Regressions;

/// <summary>Which failure a bisection is about.</summary>
public static class BisectedFailure
{
    /// <summary>The first flight that the bisection saw fail: it belongs to the episode that the bisection is about, while the bisection's own
    /// flights ran later, when the step may have regressed anew. Its last flight if it lists no failure, and null if it names no flight.</summary>
    public static FlightNumber? FirstSeenIn(Bisection bisection) =>
        bisection.Results
            .Where(result => result.Word == StepStatus.Fail.Word && result.Host.Length == 0)
            .Min(result => (FlightNumber?)result.Flight)
        ?? bisection.LastFlight?.Number;
}
