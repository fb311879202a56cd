using Flights.Platform;

namespace Flights.Notifier;

internal static class Program
{
    private static Task<int> Main(string[] args) => ServiceHost.RunAsync(args, new NotifierModule());
}
