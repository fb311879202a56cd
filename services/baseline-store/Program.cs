using Flights.Platform;

namespace Flights.BaselineStore;

internal static class Program
{
    private static Task<int> Main(string[] args) => ServiceHost.RunAsync(args, new BaselineStoreModule());
}
