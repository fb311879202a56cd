using Flights.Domain.Flights;

namespace Flights.BaselineStore;

/// <summary>A branch's baseline, as its newest flight that tells it knows it.</summary>
/// <param name="Revisions">The revisions, by tree. Empty where only a flight stands for them that is not recorded.</param>
/// <param name="Flight">The flight that tested them, or null if none is known.</param>
/// <param name="ToldBy">The flight that tells it.</param>
/// <param name="PushAges">How old its baseline and the revision that it tested were, as its report prints it.</param>
public sealed record BranchBaseline(
    EquatableList<TreeRevision> Revisions, FlightNumber? Flight, FlightNumber ToldBy, EquatableList<PushAge> PushAges);
