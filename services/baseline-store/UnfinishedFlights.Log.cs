namespace Flights.BaselineStore;

internal sealed partial class UnfinishedFlights
{
    private static readonly Action<ILogger, int, Exception?> LogAnnouncedAgain = LoggerMessage.Define<int>(
        LogLevel.Information,
        new EventId(304, nameof(AnnouncedAgain)),
        "Announcing {Count} flights again that are not done");

    private static readonly Action<ILogger, string, Exception?> LogFailed = LoggerMessage.Define<string>(
        LogLevel.Error, new EventId(305, nameof(Failed)), "{Flight} could not be announced again; the next start tries it once more");

    private static readonly Action<ILogger, double, Exception?> LogDelayed = LoggerMessage.Define<double>(
        LogLevel.Warning, new EventId(310, nameof(Delayed)), "The database does not tell which flights are not done; asking again in {Seconds} s");

    private static void AnnouncedAgain(ILogger logger, int count) => LogAnnouncedAgain(logger, count, null);

    private static void Delayed(ILogger logger, double seconds, Exception exception) => LogDelayed(logger, seconds, exception);

    private static void Failed(ILogger logger, string flight, Exception exception) => LogFailed(logger, flight, exception);
}
