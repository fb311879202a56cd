using Flights.Platform;

namespace Flights.Classifier;

/// <summary>The process of the classifier alone.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => ServiceHost.RunAsync(args, new ClassifierModule());
}
