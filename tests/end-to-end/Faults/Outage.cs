namespace Flights.EndToEnd.Tests.Faults;

/// <summary>What a strike did.</summary>
/// <param name="Strike">The strike.</param>
/// <param name="Away">How long it took from the first fault until what was struck served again by itself; of a cut nothing is known.</param>
internal sealed record Outage(Strike Strike, TimeSpan Away);
