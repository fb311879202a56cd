using System.Globalization;

namespace Flights.EndToEnd.Tests;

/// <summary>How much of something a run is to take: a hunt by hand takes more than CI does.</summary>
internal static class EnvironmentNumber
{
    /// <summary>The number that a variable gives, or what counts without it.</summary>
    public static int Of(string variable, int unlessGiven) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : unlessGiven;
}
