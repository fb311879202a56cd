namespace Flights.BaselineStore.Bisections;

/// <summary>A recorded bisection.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Place">Its place among those of its branch.</param>
/// <param name="RecordTime">When it was recorded first.</param>
/// <param name="Bisection">The facts.</param>
public sealed record BisectionEntry(BisectionKey Key, BisectionPlace Place, DateTimeOffset RecordTime, V1.Bisection Bisection);
