namespace Flights.Parser.Imap;

internal sealed partial class ImapPositionFile
{
    private static class Log
    {
        private static readonly Action<ILogger, string, Exception?> UnreadableMessage = LoggerMessage.Define<string>(
            LogLevel.Warning, new EventId(119, nameof(Unreadable)), "{File} does not hold what was read last: reading from the first mail");

        public static void Unreadable(ILogger logger, string file) => UnreadableMessage(logger, file, null);
    }
}
