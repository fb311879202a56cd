namespace Flights.Parser.Imap;

internal sealed partial class MailTaker
{
    private static class Log
    {
        private static readonly Action<ILogger, uint, string, string, string, Exception?> RefusedMessage =
            LoggerMessage.Define<uint, string, string, string>(
                LogLevel.Information, new EventId(111, nameof(Refused)), "Mail {Uid} {MessageId} is refused, {Reason}: {Message}");

        private static readonly Action<ILogger, uint, string, string, Exception?> PutAsideMessage =
            LoggerMessage.Define<uint, string, string>(
                LogLevel.Error, new EventId(112, nameof(PutAside)), "Mail {Uid} {MessageId} is put aside and will be tried again, {Reason}");

        private static readonly Action<ILogger, uint, double, string, Exception?> WaitsMessage =
            LoggerMessage.Define<uint, double, string>(
                LogLevel.Information, new EventId(113, nameof(Waits)), "Mail {Uid} waits for {Pause:0.0} s, {Reason}");

        public static void Waits(ILogger logger, uint uid, string reason, double pause) => WaitsMessage(logger, uid, pause, reason, null);

        public static void Refused(ILogger logger, uint uid, string messageId, string reason, string message) =>
            RefusedMessage(logger, uid, messageId, reason, message, null);

        public static void PutAside(ILogger logger, uint uid, string messageId, string reason, Exception failure) =>
            PutAsideMessage(logger, uid, messageId, reason, failure);
    }
}
