namespace Flights.Domain.Flights;

/// <summary>A flight's blessing: what its results may be used for.</summary>
/// <param name="Word">The word, such as <c>real</c>, <c>real-retest</c>, <c>running</c>, <c>play</c> or <c>adhoc</c>.</param>
public readonly record struct Blessing(string Word)
{
    /// <summary>A main flight that ended normally.</summary>
    public static readonly Blessing Real = new("real");

    /// <summary>A flight that has not ended, or was killed.</summary>
    public static readonly Blessing Running = new("running");

    /// <summary>Whether the flight's results count as evidence: a main flight, or one that bisects or reruns one.</summary>
    public bool CountsAsEvidence => Word is "real" or "real-bisect" or "real-retest";

    /// <summary>The word.</summary>
    public override string ToString() => Word;
}
