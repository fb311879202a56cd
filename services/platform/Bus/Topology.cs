using Google.Protobuf;
using MassTransit;

namespace Flights.Platform.Bus;

/// <summary>Every name on the bus that people and programs may rely on.
/// <list type="bullet">
/// <item>Each pipeline message has a fanout exchange: <c>flights.flight-reported</c>, <c>flights.flight-recorded</c>,
/// <c>flights.flight-classified</c>, <c>flights.flight-applied</c>, <c>flights.bisection-reported</c>, <c>flights.allow-files-read</c>.</item>
/// <item>All events of the ledger go to the topic exchange <c>flights.events</c>, with the routing key <c>kind.branch</c>, such as
/// <c>regression.opened.xen-unstable</c>: bind <c>regression.#</c>, or <c>*.*.xen-unstable</c>.</item>
/// <item>Each consumer has a durable quorum queue <c>service.event</c> behind a fanout exchange of the same name; what it cannot process
/// goes to <c>service.event.error</c>, with the reason in the header <c>MT-Fault-Message</c>, or with <c>MT-Reason: dead-letter</c> if it is
/// a message of the contract that the queue's consumer does not take.</item>
/// </list></summary>
public static class Topology
{
    /// <summary>The exchange of the ledger's events.</summary>
    public const string EventsExchange = "flights.events";

    /// <summary>What stands behind the name of a queue in the name of its error queue.</summary>
    public const string ErrorSuffix = ".error";

    private static readonly Dictionary<Type, string> Kinds = new()
    {
        [typeof(V1.RegressionOpened)] = "regression.opened",
        [typeof(V1.RegressionContinued)] = "regression.continued",
        [typeof(V1.RegressionResolved)] = "regression.resolved",
        [typeof(V1.RegressionReopened)] = "regression.reopened",
        [typeof(V1.RegressionAmended)] = "regression.amended",
        [typeof(V1.RegressionWithdrawn)] = "regression.withdrawn",
        [typeof(V1.GateChanged)] = "gate.changed",
        [typeof(V1.GateBlockersChanged)] = "gate.blockers-changed",
        [typeof(V1.GateChangeWithdrawn)] = "gate.change-withdrawn",
        [typeof(V1.GateStuck)] = "gate.stuck",
        [typeof(V1.GateStuckWithdrawn)] = "gate.stuck-withdrawn",
    };

    // A publisher declares the queues of the pipeline too: what is published before its consumer has ever run must wait for it.
    private static readonly Dictionary<Type, string[]> PipelineQueues = new()
    {
        [typeof(V1.FlightReported)] = ["baseline-store.flight-reported"],
        [typeof(V1.PushRecorded)] = ["baseline-store.push-recorded"],
        [typeof(V1.FlightExcluded)] = ["baseline-store.flight-excluded"],
        [typeof(V1.FlightRecorded)] = ["classifier.flight-recorded"],
        [typeof(V1.FlightClassified)] = ["baseline-store.flight-classified", "notifier.flight-classified"],
        [typeof(V1.FlightApplied)] = ["baseline-store.flight-applied"],
        [typeof(V1.BisectionReported)] = ["baseline-store.bisection-reported", "notifier.bisection-reported"],
        [typeof(V1.AllowFilesRead)] = ["baseline-store.allow-files-read"],
    };

    /// <summary>The types of the ledger's events.</summary>
    public static IReadOnlyCollection<Type> Events => Kinds.Keys;

    /// <summary>The types of the pipeline's messages, with the queues that they go to.</summary>
    internal static IReadOnlyDictionary<Type, string[]> Pipeline => PipelineQueues;

    /// <summary>The queues of the pipeline's consumers, in the order of their names.</summary>
    public static IReadOnlyList<string> Queues { get; } = [.. PipelineQueues.Values.SelectMany(queues => queues).Order(StringComparer.Ordinal)];

    /// <summary>The exchange that a message is published to.</summary>
    public static string ExchangeOf(Type message) =>
        Kinds.ContainsKey(message) ? EventsExchange : "flights." + KebabCase.Of(message.Name);

    /// <summary>The error queue of a queue.</summary>
    public static string ErrorQueueOf(string queue) => queue + ErrorSuffix;

    /// <summary>The kind of an event, such as <c>regression.opened</c>; empty for a message of the pipeline.</summary>
    public static string KindOf(Type message) => Kinds.GetValueOrDefault(message, "");

    /// <summary>The routing key of a message: <c>kind.branch</c> for an event, else empty. A branch goes in as it is: one with dots, such
    /// as <c>xen-4.8-testing</c>, is more than one word of the key, so patterns end in the branch itself or in <c>#</c>.</summary>
    public static string RoutingKeyOf(IMessage message)
    {
        var kind = KindOf(message.GetType());
        return kind.Length == 0 ? "" : $"{kind}.{BranchOf(message)}";
    }

    // The name of every event begins with its branch: labs/{lab}/branches/{branch}/events/{sequence}.
    private static string BranchOf(IMessage message)
    {
        var header = (V1.EventHeader?)message.Descriptor.FindFieldByNumber(1).Accessor.GetValue(message);
        return header?.Name.Split('/') is ["labs", _, "branches", var branch, ..] ? branch : "";
    }

    /// <summary>Names the exchanges for MassTransit.</summary>
    internal sealed class EntityNames : IEntityNameFormatter
    {
        public string FormatEntityName<T>() => ExchangeOf(typeof(T));
    }

    /// <summary>Names the error queues for MassTransit.</summary>
    internal sealed class ErrorQueueNames : IErrorQueueNameFormatter, IDeadLetterQueueNameFormatter
    {
        public string FormatErrorQueueName(string queueName) => ErrorQueueOf(queueName);

        public string FormatDeadLetterQueueName(string queueName) => ErrorQueueOf(queueName);
    }
}
