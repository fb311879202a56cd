namespace Flights.Parser;

internal sealed partial class ReportSubmitter
{
    private static class Log
    {
        private static readonly Action<ILogger, string, int, Exception?> PublishedMessage = LoggerMessage.Define<string, int>(
            LogLevel.Information, new EventId(101, nameof(Published)), "Published {Flight} with {FailureCount} rows");

        public static void Published(ILogger logger, string flight, int failureCount) =>
            PublishedMessage(logger, flight, failureCount, null);
    }
}
