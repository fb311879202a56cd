namespace Flights.Parser.Submission;

internal sealed partial class FlightSubmitter
{
    private static class Log
    {
        private static readonly Action<ILogger, string, int, Exception?> PublishedMessage = LoggerMessage.Define<string, int>(
            LogLevel.Information, new EventId(103, nameof(Published)), "Published {Flight}, complete, with {JobCount} jobs");

        public static void Published(ILogger logger, string flight, int jobCount) => PublishedMessage(logger, flight, jobCount, null);
    }
}
