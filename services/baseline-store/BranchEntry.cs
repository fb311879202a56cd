using Flights.Domain.Flights;

namespace Flights.BaselineStore;

/// <summary>A branch with recorded flights.</summary>
/// <param name="Lab">Whose it is.</param>
/// <param name="Branch">Its name.</param>
/// <param name="HistoryVersion">The version of its history.</param>
/// <param name="Newest">Its newest recorded flight.</param>
/// <param name="FlightCount">How many flights are recorded.</param>
public sealed record BranchEntry(LabName Lab, BranchName Branch, long HistoryVersion, FlightNumber Newest, long FlightCount);
