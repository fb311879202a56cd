using Microsoft.Extensions.Logging;

namespace Flights.Platform.Bus;

internal sealed partial class BrokerEntrance
{
    private static class Log
    {
        private static readonly Action<ILogger, Exception?> NotLookedMessage = LoggerMessage.Define(
            LogLevel.Debug, new EventId(530, nameof(NotLooked)), "The broker does not tell how many messages wait");

        public static void NotLooked(ILogger logger, Exception error) => NotLookedMessage(logger, error);
    }
}
