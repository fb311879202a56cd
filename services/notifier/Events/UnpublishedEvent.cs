namespace Flights.Notifier.Events;

/// <summary>An event that the bus has not confirmed.</summary>
/// <param name="Id">Its key in the log.</param>
/// <param name="Event">The event.</param>
/// <param name="TraceParent">The W3C <c>traceparent</c> of what caused it, if that was traced.</param>
internal sealed record UnpublishedEvent(long Id, V1.LedgerEvent Event, string? TraceParent);
