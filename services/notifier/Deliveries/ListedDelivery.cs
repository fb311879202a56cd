namespace Flights.Notifier.Deliveries;

/// <summary>A delivery in a list.</summary>
/// <param name="Key">Its place in the list.</param>
/// <param name="Delivery">The delivery.</param>
internal sealed record ListedDelivery(string Key, V1.Delivery Delivery);
