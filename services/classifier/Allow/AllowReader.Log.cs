namespace Flights.Classifier.Allow;

internal sealed partial class AllowReader
{
    private static class Log
    {
        private static readonly Action<ILogger, string, int, Exception?> ToldMessage = LoggerMessage.Define<string, int>(
            LogLevel.Information, new EventId(203, nameof(Told)), "The allow files of lab {Lab} are new: {FileCount} files");

        private static readonly Action<ILogger, string, Exception?> RefusedMessage = LoggerMessage.Define<string>(
            LogLevel.Error, new EventId(204, nameof(Refused)), "An allow file stays as it was: {Error}");

        private static readonly Action<ILogger, string, Exception?> FailedMessage = LoggerMessage.Define<string>(
            LogLevel.Error, new EventId(205, nameof(Failed)), "The allow files are not read: {Message} It is tried again");

        public static void Told(ILogger logger, string lab, int fileCount) => ToldMessage(logger, lab, fileCount, null);

        public static void Refused(ILogger logger, string error) => RefusedMessage(logger, error, null);

        public static void Failed(ILogger logger, string message, Exception error) => FailedMessage(logger, message, error);
    }
}
