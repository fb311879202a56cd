namespace Flights.Domain.Flights;

/// <summary>A source tree of a bisection.</summary>
/// <param name="Name">The tree, such as <c>xen</c>.</param>
/// <param name="Uri">Where it is.</param>
public sealed record BisectionTree(string Name, string Uri);
