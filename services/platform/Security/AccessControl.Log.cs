using Microsoft.Extensions.Logging;

namespace Flights.Platform.Security;

internal sealed partial class AccessControl
{
    private static class Log
    {
        private static readonly Action<ILogger, string, string, Exception?> RefusedMessage =
            LoggerMessage.Define<string, string>(LogLevel.Information, new EventId(522, nameof(Refused)), "{Endpoint} refused a caller: {Reason}");

        public static void Refused(ILogger logger, string endpoint, string reason) => RefusedMessage(logger, endpoint, reason, null);
    }
}
