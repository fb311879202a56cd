namespace Flights.BaselineStore;

public sealed partial class FlightClassifiedConsumer
{
    private static readonly Action<ILogger, string, long, Exception?> LogNotKept = LoggerMessage.Define<string, long>(
        LogLevel.Debug,
        new EventId(303, nameof(NotKept)),
        "The classification of {Flight} at history version {HistoryVersion} is older than what is kept, or the flight is not recorded");

    private static void NotKept(ILogger logger, string flight, long historyVersion) => LogNotKept(logger, flight, historyVersion, null);
}
