namespace Flights.Notifier.Deliveries;

/// <summary>The right to send for a subscription, which one process has at a time.</summary>
/// <param name="Subscription">The subscription's key.</param>
/// <param name="Until">Until when, in milliseconds since 1970. After that another process may take it, as it must after a crash.</param>
internal sealed record Claim(long Subscription, long Until);
