namespace Flights.Platform.Hosting;

/// <summary>The tags of health checks that mean something here.</summary>
internal static class HealthTags
{
    /// <summary>The check answers under its own name, and nothing else depends on it.</summary>
    public const string Apart = "apart";

    /// <summary>The check answers under its own name, and all else depends on it.</summary>
    public const string Named = "named";
}
