using Flights.Platform.Errors;

namespace Flights.BaselineStore;

/// <summary>What callers are told of things that are recorded, but not such that they could be answered.</summary>
internal static class FailedPrecondition
{
    public static FlightsException NotComplete(string name) =>
        new(ErrorKind.FailedPrecondition, "NOT_COMPLETE", $"'{name}' was only mailed: what passed in it is not known.");
}
