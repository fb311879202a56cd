namespace Flights.Notifier.Deliveries;

/// <summary>A message that is to be sent now.</summary>
/// <param name="Id">Its key.</param>
/// <param name="StartTime">Since when it is to be sent.</param>
/// <param name="Attempts">How often it was tried, this time included.</param>
/// <param name="Notice">The message. If it is a report that was never sent before, it has no text yet.</param>
/// <param name="ReportId">The key of the report that it is, or null.</param>
internal sealed record DueDelivery(long Id, DateTimeOffset StartTime, int Attempts, V1.Notice Notice, long? ReportId);
