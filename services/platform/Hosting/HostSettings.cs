using Microsoft.Extensions.Logging;

namespace Flights.Platform.Hosting;

/// <summary>What the program around a host decides, as against the environment.</summary>
public sealed record HostSettings
{
    /// <summary>The name of the process in telemetry. Empty: the name of its module, or <c>embedded</c> for several.</summary>
    public string Name { get; init; } = "";

    /// <summary>Variables that stand over those of the environment.</summary>
    public IReadOnlyDictionary<string, string> Overrides { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the variables of the environment count. Tests leave them out.</summary>
    public bool UseEnvironment { get; init; } = true;

    /// <summary>The log level that stands unless a variable says otherwise.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>Whether SIGTERM and Ctrl+C stop the host. Not if another program runs it inside of itself.</summary>
    public bool StopsOnSignals { get; init; } = true;
}
