namespace Flights.Oracle.Tests;

/// <summary>The folder of histories, each with what osstest's own program reported of them, that the variable <c>FLIGHTS_ORACLE</c> names.
/// Tests that need it skip loudly without it.</summary>
internal static class OracleFolder
{
    private static readonly string? Root = Environment.GetEnvironmentVariable("FLIGHTS_ORACLE");

    /// <summary>Whether the folder is there.</summary>
    public static bool IsThere => Directory.Exists(Root);

    /// <summary>Skips the test if the folder is not there.</summary>
    public static void Require() => Assert.SkipUnless(
        IsThere, "FLIGHTS_ORACLE does not name a folder of recorded histories: no verdict is held against osstest's own.");

    /// <summary>The histories, by the names of their folders.</summary>
    public static IEnumerable<Scenario> Scenarios() =>
        from folder in Directory.EnumerateDirectories(Root!).Order(StringComparer.Ordinal)
        where File.Exists(Path.Combine(folder, Scenario.FileName))
        select Scenario.Load(folder);
}
