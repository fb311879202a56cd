using Flights.Platform;

namespace Flights.Embedded;

internal static class Program
{
    private static Task<int> Main(string[] args) => ServiceHost.RunAsync(args, EmbeddedSuite.Modules());
}
