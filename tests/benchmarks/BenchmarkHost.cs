using Flights.Platform.Hosting;
using Microsoft.Extensions.Logging;

namespace Flights.Benchmarks;

/// <summary>How a suite is set up that is measured within this process.</summary>
internal static class BenchmarkHost
{
    /// <summary>As the environment says, but on the in-memory bus and a free port.</summary>
    /// <param name="folder">The folder of the databases, if they are files.</param>
    public static HostSettings Settings(DirectoryInfo folder) => new()
    {
        LogLevel = LogLevel.Warning,
        StopsOnSignals = false,
        Overrides = new Dictionary<string, string>
        {
            ["FLIGHTS_DATA"] = folder.FullName,
            ["FLIGHTS_LISTEN"] = "http://127.0.0.1:0",
            ["FLIGHTS_BUS"] = "in-memory",
            ["FLIGHTS_PARSER_IMAP_URI"] = "",
        },
    };
}
