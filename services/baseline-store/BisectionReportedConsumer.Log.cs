namespace Flights.BaselineStore;

public sealed partial class BisectionReportedConsumer
{
    private static readonly Action<ILogger, string, Exception?> LogRecorded = LoggerMessage.Define<string>(
        LogLevel.Information, new EventId(306, nameof(Recorded)), "Recorded {Bisection}");

    private static readonly Action<ILogger, string, Exception?> LogRepeated = LoggerMessage.Define<string>(
        LogLevel.Debug, new EventId(307, nameof(Repeated)), "A report of {Bisection} changes nothing");

    private static void Recorded(ILogger logger, string bisection) => LogRecorded(logger, bisection, null);

    private static void Repeated(ILogger logger, string bisection) => LogRepeated(logger, bisection, null);
}
