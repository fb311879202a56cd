namespace Flights.Parser.Submission;

/// <summary>The stable reasons by which a submission is refused, beside those of <see cref="Domain.Flights.FieldReasons"/> and
/// <see cref="Platform.Wire.ScopeFields"/>.</summary>
internal static class SubmissionReasons
{
    /// <summary>The flight pushed revisions that nobody names.</summary>
    public const string TargetedRequired = "TARGETED_REQUIRED";

    /// <summary>A flight is named where revisions under test have to be.</summary>
    public const string TargetedFlight = "TARGETED_FLIGHT";

    /// <summary>The outcome of the push is none that this version knows.</summary>
    public const string UnknownPush = "UNKNOWN_PUSH_OUTCOME";

    /// <summary>The digest is none.</summary>
    public const string BadDigest = "BAD_DIGEST";

    /// <summary>Other complete results of the flight are recorded.</summary>
    public const string Conflict = "FLIGHT_CONFLICT";

    /// <summary>There are more flights in one call than are taken.</summary>
    public const string TooManyFlights = "TOO_MANY_FLIGHTS";
}
