using Flights.Domain.Flights;
using Flights.Platform.Wire;

namespace Flights.Cli.Replay;

/// <summary>How a replay is to run.</summary>
/// <param name="Data">The folder of the embedded suite's databases, or null for a temporary one.</param>
/// <param name="Connect">The running services to use, or null for an embedded suite.</param>
/// <param name="Lab">The lab that the reports come from, or null to let the parser find it.</param>
/// <param name="Patience">How long the pipeline may stand still before the replay gives up.</param>
/// <param name="Clock">The clock by which that is measured.</param>
internal sealed record ReplayOptions(DirectoryInfo? Data, SuiteAddresses? Connect, LabName? Lab, TimeSpan Patience, TimeProvider Clock)
{
    /// <summary>The lab's resource name; empty to let the parser find it.</summary>
    public string LabResource => Lab is { } lab ? ResourceNames.Lab(lab) : "";
}
