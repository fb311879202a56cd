namespace Flights.Notifier.Deliveries;

public sealed partial class DeliveryWorker
{
    private static readonly Action<ILogger, double, Exception?> Delayed = LoggerMessage.Define<double>(
        LogLevel.Warning, new EventId(406, nameof(Delayed)), "The database cannot be used; subscribers are told later, trying again in {Seconds} s");
}
