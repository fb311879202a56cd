using Flights.Storage;

namespace Flights.Notifier.Subscriptions;

/// <summary>Wakes the worker that sends: something that waited may go now.</summary>
public sealed class SubscriptionSignal : CommitSignal;
