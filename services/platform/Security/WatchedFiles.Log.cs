using Microsoft.Extensions.Logging;

namespace Flights.Platform.Security;

internal sealed partial class WatchedFiles<T>
{
    private static class Log
    {
        private static readonly Action<ILogger, string, Exception?> RereadMessage =
            LoggerMessage.Define<string>(LogLevel.Information, new EventId(520, nameof(Reread)), "{Files} changed and was read again");

        private static readonly Action<ILogger, string, string, Exception?> KeptMessage =
            LoggerMessage.Define<string, string>(
                LogLevel.Warning, new EventId(521, nameof(Kept)), "{Files} changed and cannot be read, what was read before stays: {Error}");

        public static void Reread(ILogger logger, string files) => RereadMessage(logger, files, null);

        public static void Kept(ILogger logger, string files, string error) => KeptMessage(logger, files, error, null);
    }
}
