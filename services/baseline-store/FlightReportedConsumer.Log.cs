namespace Flights.BaselineStore;

public sealed partial class FlightReportedConsumer
{
    private static readonly Action<ILogger, string, int, Exception?> LogRecorded = LoggerMessage.Define<string, int>(
        LogLevel.Information,
        new EventId(301, nameof(Recorded)),
        "Recorded {Flight}; it changes the evidence of {OtherCount} other flights");

    private static readonly Action<ILogger, string, int, Exception?> LogRepeated = LoggerMessage.Define<string, int>(
        LogLevel.Debug,
        new EventId(302, nameof(Repeated)),
        "A report of {Flight} changes nothing; announced {Count} flights again");

    private static void Recorded(ILogger logger, string flight, int otherCount) => LogRecorded(logger, flight, otherCount, null);

    private static void Repeated(ILogger logger, string flight, int count) => LogRepeated(logger, flight, count, null);
}
