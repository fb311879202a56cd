using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Flights.Platform.Telemetry;

/// <summary>The spans and metrics of the suite: an interface that people build alerts on, so each name stands here and nowhere else.</summary>
public static class FlightsTelemetry
{
    /// <summary>What the names of our span sources begin with.</summary>
    public const string SourcePrefix = "flights.";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "flights";

    /// <summary>The spans of the parser.</summary>
    public static readonly ActivitySource Parser = new(SourcePrefix + "parser");

    /// <summary>The spans of the baseline store.</summary>
    public static readonly ActivitySource BaselineStore = new(SourcePrefix + "baseline-store");

    /// <summary>The spans of the classifier.</summary>
    public static readonly ActivitySource Classifier = new(SourcePrefix + "classifier");

    /// <summary>The spans of the notifier.</summary>
    public static readonly ActivitySource Notifier = new(SourcePrefix + "notifier");

    /// <summary>The spans of the bus that MassTransit does not make.</summary>
    public static readonly ActivitySource Bus = new(SourcePrefix + "bus");

    private static readonly Meter Meter = new(MeterName);

    // In seconds: from what an idle suite takes to what a queue of a day does.
    private static readonly InstrumentAdvice<double> LagBuckets = new()
    {
        HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 3600, 21600, 86400],
    };

    /// <summary>The names of all span sources.</summary>
    public static IReadOnlyList<string> SourceNames { get; } =
        [Parser.Name, BaselineStore.Name, Classifier.Name, Notifier.Name, Bus.Name];

    /// <summary>The names of the spans: <c>service.verb</c>.</summary>
    public static class Spans
    {
        /// <summary>A report's text becomes facts.</summary>
        public const string Parse = "parser.parse";

        /// <summary>The complete results of a flight are taken.</summary>
        public const string SubmitFlight = "parser.submit-flight";

        /// <summary>A mail of the mailbox that the parser reads is fetched and submitted.</summary>
        public const string TakeMail = "parser.take-mail";

        /// <summary>A flight is recorded, in one transaction.</summary>
        public const string Record = "baseline-store.record";

        /// <summary>A bisection is recorded, in one transaction.</summary>
        public const string RecordBisection = "baseline-store.record-bisection";

        /// <summary>A push is recorded, in one transaction.</summary>
        public const string RecordPush = "baseline-store.record-push";

        /// <summary>What was read of a lab's allow files is recorded, in one transaction.</summary>
        public const string RecordAllowFiles = "baseline-store.record-allow-files";

        /// <summary>An exclusion is recorded, in one transaction.</summary>
        public const string RecordExclusion = "baseline-store.record-exclusion";

        /// <summary>The evidence for one flight is gathered.</summary>
        public const string QueryEvidence = "baseline-store.query-evidence";

        /// <summary>What the history tells of one flight that is judged is gathered.</summary>
        public const string ExamineFlight = "baseline-store.examine-flight";

        /// <summary>A flight's classification is kept.</summary>
        public const string KeepClassification = "baseline-store.classified";

        /// <summary>The store learns that the ledger has taken a flight in.</summary>
        public const string KeepApplied = "baseline-store.applied";

        /// <summary>A flight is judged.</summary>
        public const string Classify = "classifier.classify";

        /// <summary>The ledger takes a flight in.</summary>
        public const string Apply = "notifier.apply";

        /// <summary>Events go from the event log to the bus.</summary>
        public const string PublishEvents = "notifier.publish-events";

        /// <summary>A subscriber is sent a message.</summary>
        public const string Deliver = "notifier.deliver";

        /// <summary>A message comes from a publisher that gives a <c>traceparent</c> and nothing of MassTransit's.</summary>
        public const string ReceiveForeign = "bus.receive";
    }

    /// <summary>The instruments, each with its unit by UCUM and the names of its tags.</summary>
    public static class Metrics
    {
        /// <summary>Reports that became facts, complete flights among them.</summary>
        public static readonly Counter<long> ReportsParsed =
            Meter.CreateCounter<long>("flights.reports.parsed", "{report}", "Reports that became facts.");

        /// <summary>Texts that are no report, and complete flights that are refused, by <see cref="Tags.Reason"/>.</summary>
        public static readonly Counter<long> ReportsRefused =
            Meter.CreateCounter<long>("flights.reports.refused", "{report}", "Texts that are no report.");

        /// <summary>Mails of the mailbox that the parser reads, by <see cref="Tags.Outcome"/>: <c>submitted</c>, <c>refused</c>,
        /// <c>put-aside</c> to be tried again, or <c>gone</c>.</summary>
        public static readonly Counter<long> MailsTaken =
            Meter.CreateCounter<long>("flights.mailbox.mails", "{mail}", "Mails of the mailbox that are done with.");

        /// <summary>How often the mailbox could not be read, by <see cref="Tags.Reason"/>.</summary>
        public static readonly Counter<long> MailboxFailures =
            Meter.CreateCounter<long>("flights.mailbox.failures", "{failure}", "Attempts to read the mailbox that failed.");

        /// <summary>Whether the mailbox is being read: 1 or 0.</summary>
        public static readonly Gauge<int> MailboxReading =
            Meter.CreateGauge<int>("flights.mailbox.reading", "1", "Whether the mailbox is being read.");

        /// <summary>Flights that were recorded for the first time, or anew with other facts.</summary>
        public static readonly Counter<long> FlightsRecorded =
            Meter.CreateCounter<long>("flights.flights.recorded", "{flight}", "Recordings that changed what is known.");

        /// <summary>Bisections that were recorded for the first time, or anew from a copy that says more.</summary>
        public static readonly Counter<long> BisectionsRecorded = Meter.CreateCounter<long>(
            "flights.bisections.recorded", "{bisection}", "Recordings that changed what is known of bisections.");

        /// <summary>Flights that were judged, by <see cref="Tags.Verdict"/>.</summary>
        public static readonly Counter<long> FlightsClassified =
            Meter.CreateCounter<long>("flights.flights.classified", "{flight}", "Flights that were judged.");

        /// <summary>Events of the ledger that the bus has taken, by <see cref="Tags.Kind"/>.</summary>
        public static readonly Counter<long> EventsPublished =
            Meter.CreateCounter<long>("flights.events.published", "{event}", "Events of the ledger that the bus has taken.");

        /// <summary>How long it took from a report to the change of the ledger that it made, with all that lies between: where a report was
        /// given to the suite twice, from each time. A change without an event is none.</summary>
        public static readonly Histogram<double> PipelineLag = Meter.CreateHistogram(
            "flights.pipeline.lag", "s", "From the submission of a report to the change of the ledger.", tags: null, LagBuckets);

        /// <summary>How long it took from a change of the ledger until the bus had its event.</summary>
        public static readonly Histogram<double> EventLag = Meter.CreateHistogram(
            "flights.events.lag", "s", "From a change of the ledger to its event on the bus.", tags: null, LagBuckets);

        /// <summary>For how long nothing was reported of a branch, by the wall clock and the newest report time, by <see cref="Tags.Lab"/> and
        /// <see cref="Tags.Branch"/>. Asked for rarely.</summary>
        public static readonly Gauge<double> BranchSilence =
            Meter.CreateGauge<double>("flights.branch.silence", "s", "Since when nothing was reported of a branch.");

        /// <summary>Attempts to send a message to a subscriber, by <see cref="Tags.Channel"/> and <see cref="Tags.Outcome"/>: <c>delivered</c>,
        /// <c>failed</c>, to be tried again, or <c>gave-up</c>.</summary>
        public static readonly Counter<long> DeliveryAttempts =
            Meter.CreateCounter<long>("flights.deliveries.attempted", "{attempt}", "Attempts to send a message to a subscriber.");

        /// <summary>How many messages wait in a queue of the broker, by <see cref="Tags.Queue"/>: those of the process's own queues and
        /// of their error queues. Asked for rarely.</summary>
        public static readonly Gauge<long> QueueDepth =
            Meter.CreateGauge<long>("flights.queue.depth", "{message}", "Messages that wait in a queue.");

        /// <summary>How much room a database takes with all that is recorded, by <see cref="Tags.Database"/>. Asked for rarely.</summary>
        public static readonly Gauge<long> HistorySize =
            Meter.CreateGauge<long>("flights.history.size", "By", "The room that a database takes.");
    }

    /// <summary>The names of tags, on spans and metrics.</summary>
    public static class Tags
    {
        /// <summary>The resource name of a flight. On spans only: a metric must not grow with history.</summary>
        public const string Flight = "flights.flight";

        /// <summary>The resource name of a bisection. On spans only, as that of a flight.</summary>
        public const string Bisection = "flights.bisection";

        /// <summary>The name of a lab.</summary>
        public const string Lab = "flights.lab";

        /// <summary>The name of a branch.</summary>
        public const string Branch = "flights.branch";

        /// <summary>The stable reason of a refusal.</summary>
        public const string Reason = "reason";

        /// <summary>What became of a mail, or of an attempt to send a message.</summary>
        public const string Outcome = "outcome";

        /// <summary>The UID of a mail in its mailbox. On spans only.</summary>
        public const string MailUid = "flights.mail.uid";

        /// <summary>The Message-ID of a mail. On spans only.</summary>
        public const string MessageId = "flights.mail.message-id";

        /// <summary>The verdict on a flight.</summary>
        public const string Verdict = "verdict";

        /// <summary>The kind of an event, such as <c>regression.opened</c>.</summary>
        public const string Kind = "kind";

        /// <summary>The way by which a subscriber is told, such as <c>file</c>.</summary>
        public const string Channel = "channel";

        /// <summary>The name of a queue.</summary>
        public const string Queue = "queue";

        /// <summary>The service whose database it is.</summary>
        public const string Database = "database";
    }
}
