namespace Flights.Domain.Reports.Parts;

/// <summary>What osstest writes above the report of a flight that tests the baseline itself.</summary>
internal static class BaselinePreamble
{
    /// <summary>Whether lines above a flight line say that the baseline had to be tested.</summary>
    public static bool IsIn(IEnumerable<string> preamble) =>
        preamble.Any(line => line.Contains("tested version had not actually been tested", StringComparison.Ordinal));
}
