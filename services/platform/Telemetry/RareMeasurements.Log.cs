using Microsoft.Extensions.Logging;

namespace Flights.Platform.Telemetry;

internal sealed partial class RareMeasurements
{
    private static class Log
    {
        private static readonly Action<ILogger, Exception?> NotMeasuredMessage = LoggerMessage.Define(
            LogLevel.Warning, new EventId(520, nameof(NotMeasured)), "Something could not be measured");

        public static void NotMeasured(ILogger logger, Exception failure) => NotMeasuredMessage(logger, failure);
    }
}
