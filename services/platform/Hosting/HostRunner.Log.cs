using Microsoft.Extensions.Logging;

namespace Flights.Platform.Hosting;

internal static partial class HostRunner
{
    private static class Log
    {
        private static readonly Action<ILogger, string, Uri, Exception?> ListeningMessage =
            LoggerMessage.Define<string, Uri>(LogLevel.Information, new EventId(510, nameof(Listening)), "{Service} listens on {Address}");

        private static readonly Action<ILogger, string, Exception?> CrashedMessage =
            LoggerMessage.Define<string>(LogLevel.Critical, new EventId(511, nameof(Crashed)), "{Service} failed and ends");

        private static readonly Action<ILogger, string, string, Exception?> MisspeltMessage =
            LoggerMessage.Define<string, string>(
                LogLevel.Warning, new EventId(512, nameof(Misspelt)), "The variable {Name} is set, but nothing reads it: is {Known} meant?");

        private static readonly Action<ILogger, Uri, Exception?> OpenMessage = LoggerMessage.Define<Uri>(
            LogLevel.Warning, new EventId(513, nameof(Open)), "Whoever reaches {Address} may call everything: no token is asked for");

        public static void Open(ILogger logger, Uri address) => OpenMessage(logger, address, null);

        public static void Listening(ILogger logger, string service, Uri address) => ListeningMessage(logger, service, address, null);

        public static void Misspelt(ILogger logger, string name, string known) => MisspeltMessage(logger, name, known, null);

        public static void Crashed(ILogger logger, string service, Exception exception) => CrashedMessage(logger, service, exception);
    }
}
