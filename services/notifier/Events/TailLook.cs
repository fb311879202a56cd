namespace Flights.Notifier.Events;

/// <summary>Where the streams of all branches ended at one moment.</summary>
/// <param name="Ends">The ends: the same list as that of the look before if nothing happened between the two.</param>
/// <param name="Over">Completes when it is time to look again.</param>
internal sealed record TailLook(IReadOnlyList<BranchEnd> Ends, Task Over);
