namespace Flights.BaselineStore;

public sealed partial class AllowFilesReadConsumer
{
    private static readonly Action<ILogger, string, int, int, Exception?> LogRecorded = LoggerMessage.Define<string, int, int>(
        LogLevel.Information,
        new EventId(309, nameof(Recorded)),
        "Recorded the allow files of lab {Lab}: {FileCount} files; {FlightCount} flights are judged anew");

    private static void Recorded(ILogger logger, string lab, int fileCount, int flightCount) =>
        LogRecorded(logger, lab, fileCount, flightCount, null);
}
