namespace Flights.Parser;

internal sealed partial class ReportSubmitter
{
    private static class Log
    {
        private static readonly Action<ILogger, string, int, Exception?> PublishedMessage = LoggerMessage.Define<string, int>(
            LogLevel.Information, new EventId(101, nameof(Published)), "Published {Flight} with {FailureCount} rows");

        private static readonly Action<ILogger, string, int, Exception?> PublishedBisectionMessage = LoggerMessage.Define<string, int>(
            LogLevel.Information, new EventId(102, nameof(PublishedBisection)), "Published {Bisection} with {FindingCount} findings");

        public static void Published(ILogger logger, string flight, int failureCount) =>
            PublishedMessage(logger, flight, failureCount, null);

        public static void PublishedBisection(ILogger logger, string bisection, int findingCount) =>
            PublishedBisectionMessage(logger, bisection, findingCount, null);
    }
}
