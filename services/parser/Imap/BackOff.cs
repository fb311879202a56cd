namespace Flights.Parser.Imap;

/// <summary>The pauses between attempts that fail: they double up to the longest, each drawn from the upper half of its range, so that
/// those who failed together don't come back together.</summary>
internal sealed class BackOff(TimeSpan longest)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    private TimeSpan _next = First;

    /// <summary>The next pause.</summary>
    /// <param name="isSlow">Whether it is of the longest at once.</param>
    public TimeSpan Next(bool isSlow)
    {
        var pause = isSlow || _next > longest ? longest : _next;
        _next = pause * 2;
        return pause * (0.5 + (Random.Shared.NextDouble() / 2));
    }

    /// <summary>An attempt did not fail.</summary>
    public void Reset() => _next = First;
}
