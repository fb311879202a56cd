namespace Flights.Notifier;

public sealed partial class FlightClassifiedConsumer
{
    private static readonly Action<ILogger, string, long, int, int, Exception?> Applied = LoggerMessage.Define<string, long, int, int>(
        LogLevel.Information,
        new EventId(401, nameof(Applied)),
        "Applied {Flight} at history version {HistoryVersion}: {EventCount} events, {FoldedCount} flights folded");
}
