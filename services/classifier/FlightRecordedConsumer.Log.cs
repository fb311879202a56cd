using Flights.Platform.Wire;

namespace Flights.Classifier;

public sealed partial class FlightRecordedConsumer
{
    private static class Log
    {
        private static readonly Action<ILogger, string, V1.FlightVerdict, long, int, int, Exception?> ClassifiedMessage =
            LoggerMessage.Define<string, V1.FlightVerdict, long, int, int>(
                LogLevel.Information,
                new EventId(201, nameof(Classified)),
                "Classified {Flight} as {Verdict} at history version {HistoryVersion}: rows {RowCount}, undecided {OpenCount}");

        private static readonly Action<ILogger, string, string, string, string, string, Exception?> DiffersMessage =
            LoggerMessage.Define<string, string, string, string, string>(
                LogLevel.Information,
                new EventId(202, nameof(Differs)),
                "{Flight} {Job} {TestId}: the report says otherwise than rule {Rule}, which says {Finding}");

        public static void Classified(ILogger logger, V1.Classification classification) => ClassifiedMessage(
            logger,
            classification.Flight,
            classification.Verdict,
            classification.HistoryVersion,
            classification.Opinions.Count,
            classification.Opinions.Count(opinion => !opinion.Decided),
            null);

        public static void Differs(ILogger logger, string flight, V1.Opinion opinion)
        {
            if (logger.IsEnabled(LogLevel.Information))
            {
                var finding = $"'{opinion.OwnSummary.ToDomain()}' ({opinion.OwnBlocker})";
                DiffersMessage(logger, flight, opinion.Step.JobId, opinion.Step.TestId, opinion.Rule, finding, null);
            }
        }
    }
}
