namespace Flights.Notifier.Deliveries;

/// <summary>A message that is to be sent now.</summary>
/// <param name="Id">Its key.</param>
/// <param name="StartTime">Since when it is to be sent.</param>
/// <param name="Attempts">How often it was tried, this time included.</param>
/// <param name="Notice">The message.</param>
internal sealed record DueDelivery(long Id, DateTimeOffset StartTime, int Attempts, V1.Notice Notice);
