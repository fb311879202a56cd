using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Flights.Platform.Errors;

internal sealed partial class ErrorInterceptor
{
    private static class Log
    {
        private static readonly Action<ILogger, string, Exception?> FailedMessage =
            LoggerMessage.Define<string>(LogLevel.Error, new EventId(501, nameof(Failed)), "{Method} failed");

        private static readonly Action<ILogger, string, StatusCode, string, Exception?> RefusedMessage =
            LoggerMessage.Define<string, StatusCode, string>(
                LogLevel.Debug, new EventId(502, nameof(Refused)), "{Method} answered {StatusCode}: {Detail}");

        public static void Failed(ILogger logger, string method, Exception exception) => FailedMessage(logger, method, exception);

        public static void Refused(ILogger logger, string method, StatusCode code, string detail) =>
            RefusedMessage(logger, method, code, detail, null);
    }
}
