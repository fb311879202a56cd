namespace Flights.Notifier;

public sealed partial class BisectionReportedConsumer
{
    private static readonly Action<ILogger, string, Exception?> Recorded = LoggerMessage.Define<string>(
        LogLevel.Information, new EventId(404, nameof(Recorded)), "Recorded the culprits that {Bisection} found");
}
