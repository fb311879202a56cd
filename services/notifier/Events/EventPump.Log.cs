namespace Flights.Notifier.Events;

public sealed partial class EventPump
{
    private static readonly Action<ILogger, int, Exception?> Published = LoggerMessage.Define<int>(
        LogLevel.Debug, new EventId(402, nameof(Published)), "Published {EventCount} events");

    private static readonly Action<ILogger, double, Exception?> Delayed = LoggerMessage.Define<double>(
        LogLevel.Warning, new EventId(403, nameof(Delayed)), "The bus did not take an event; trying again in {Seconds} s");
}
