namespace Flights.EndToEnd.Tests.Import;

/// <summary>A clock that goes on when it is told to.</summary>
internal sealed class StepClock : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    /// <summary>Time goes by.</summary>
    public void Advance(TimeSpan time) => _ticks += time.Ticks;
}
