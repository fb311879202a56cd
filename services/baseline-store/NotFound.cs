using Flights.Platform.Errors;

namespace Flights.BaselineStore;

/// <summary>What callers are told of things that are not recorded.</summary>
internal static class NotFound
{
    public static FlightsException Flight(string name) =>
        new(ErrorKind.NotFound, "FLIGHT_NOT_FOUND", $"'{name}' is not recorded.");

    public static FlightsException Bisection(string name) =>
        new(ErrorKind.NotFound, "BISECTION_NOT_FOUND", $"'{name}' is not recorded.");

    public static FlightsException Branch(string name) =>
        new(ErrorKind.NotFound, "BRANCH_NOT_FOUND", $"'{name}' has no recorded flight.");

    public static FlightsException Baseline(string name) =>
        new(ErrorKind.NotFound, "BASELINE_NOT_FOUND", $"No recorded flight of '{name}' names a baseline.");
}
