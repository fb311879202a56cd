namespace Flights.Platform.Tests;

/// <summary>A clock that a test puts forward. Timers run as ever.</summary>
public sealed class AheadClock : TimeProvider
{
    private long _ahead;

    public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref _ahead);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ahead, (long)(time.TotalSeconds * TimestampFrequency));
}
