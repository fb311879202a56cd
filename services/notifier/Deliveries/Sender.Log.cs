namespace Flights.Notifier.Deliveries;

public sealed partial class Sender
{
    private static readonly Action<ILogger, string, int, string, Exception?> Failed = LoggerMessage.Define<string, int, string>(
        LogLevel.Warning, new EventId(404, nameof(Failed)), "{Delivery} was not taken at attempt {Attempt}: {Reason}");

    private static readonly Action<ILogger, string, int, string, Exception?> GaveUp = LoggerMessage.Define<string, int, string>(
        LogLevel.Error, new EventId(405, nameof(GaveUp)), "{Delivery} is given up after attempt {Attempt}: {Reason}");
}
