namespace Flights.Platform.Bus;

/// <summary>The stable reasons for which a message is not published.</summary>
public static class PublishReasons
{
    /// <summary>The bus did not take the message in time, or is not there: whatever the message.</summary>
    public const string BusUnavailable = "BUS_UNAVAILABLE";

    /// <summary>A consumer on the in-memory bus failed for good: likely with this message alone.</summary>
    public const string MessageNotConsumed = "MESSAGE_NOT_CONSUMED";

    /// <summary>As many messages as may wait in the pipeline do: whatever the message.</summary>
    public const string PipelineFull = "PIPELINE_FULL";

    /// <summary>The broker takes no messages because it is short of memory or disk: whatever the message.</summary>
    public const string BrokerBlocked = "BROKER_BLOCKED";
}
