using Flights.Platform;

namespace Flights.Parser;

internal static class Program
{
    private static Task<int> Main(string[] args) => ServiceHost.RunAsync(args, new ParserModule());
}
