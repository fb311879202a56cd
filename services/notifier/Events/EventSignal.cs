using Flights.Storage;

namespace Flights.Notifier.Events;

/// <summary>Wakes those who wait for new events.</summary>
public sealed class EventSignal : CommitSignal;
