namespace Flights.Domain.JUnit;

/// <summary>A case: one test.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ClassName">The class that it is of; empty if none is told.</param>
/// <param name="File">The file in which it is written; empty if none is told.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Duration">How long it took, or null if that is not known.</param>
public sealed record JUnitCase(string Name, string ClassName, string File, JUnitOutcome Outcome, TimeSpan? Duration);
