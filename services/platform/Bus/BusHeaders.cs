namespace Flights.Platform.Bus;

/// <summary>The headers of a message that subscribers in any language may rely on.</summary>
public static class BusHeaders
{
    /// <summary>The full name of the message in the contract, such as <c>flights.v1.FlightReported</c>. Required.</summary>
    public const string MessageType = "flights-message-type";

    /// <summary>The trace that the message belongs to, by W3C Trace Context.</summary>
    public const string TraceParent = "traceparent";

    /// <summary>What tracing systems add to the trace, by W3C Trace Context.</summary>
    public const string TraceState = "tracestate";

    /// <summary>When the report was submitted that the message goes back to, in Unix milliseconds. On messages of the pipeline only.</summary>
    public const string SubmitTime = "flights-submit-time";

    /// <summary>The content type of every body: the bare protobuf encoding.</summary>
    public const string ContentType = "application/x-protobuf";
}
