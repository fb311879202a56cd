namespace Flights.Parser.Imap;

internal sealed partial class ImapPoller
{
    private static class Log
    {
        private static readonly Action<ILogger, string, string, int, uint, Exception?> OpenedMessage =
            LoggerMessage.Define<string, string, int, uint>(
                LogLevel.Information,
                new EventId(113, nameof(Opened)),
                "Reading the folder {Folder} at {Host}: {Count} mails, those after UID {LastUid} are new");

        private static readonly Action<ILogger, string, uint, uint, Exception?> IsAnotherFolderMessage =
            LoggerMessage.Define<string, uint, uint>(
                LogLevel.Warning,
                new EventId(114, nameof(IsAnotherFolder)),
                "The folder {Folder} was made anew, UIDVALIDITY {Known} is now {Found}: reading from its first mail");

        private static readonly Action<ILogger, string, double, Exception?> HasNoIdleMessage = LoggerMessage.Define<string, double>(
            LogLevel.Information, new EventId(115, nameof(HasNoIdle)), "{Host} does not tell of new mails (no IDLE): looking every {Seconds} s");

        private static readonly Action<ILogger, string, string, string, double, Exception?> FailedMessage =
            LoggerMessage.Define<string, string, string, double>(
                LogLevel.Error,
                new EventId(116, nameof(Failed)),
                "The folder {Folder} is not read, {Reason}: {Message} Trying again in {Seconds} s");

        public static void Opened(ILogger logger, string folder, string host, int count, uint lastUid) =>
            OpenedMessage(logger, folder, host, count, lastUid, null);

        public static void IsAnotherFolder(ILogger logger, string folder, uint known, uint found) =>
            IsAnotherFolderMessage(logger, folder, known, found, null);

        public static void HasNoIdle(ILogger logger, string host, double seconds) => HasNoIdleMessage(logger, host, seconds, null);

        public static void Failed(ILogger logger, string folder, string reason, string message, double seconds, Exception? failure) =>
            FailedMessage(logger, folder, reason, message, seconds, failure);
    }
}
