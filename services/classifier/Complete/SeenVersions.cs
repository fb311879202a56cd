namespace Flights.Classifier.Complete;

/// <summary>The versions of a branch's history of which several answers are.</summary>
internal sealed class SeenVersions
{
    private long _highest = long.MinValue;

    /// <summary>The lowest one.</summary>
    public long Lowest { get; private set; } = long.MaxValue;

    /// <summary>Whether all answers are of one moment.</summary>
    public bool IsOne => Lowest == _highest;

    /// <summary>Adds that of an answer.</summary>
    public void Add(long version) => (Lowest, _highest) = (Math.Min(Lowest, version), Math.Max(_highest, version));
}
