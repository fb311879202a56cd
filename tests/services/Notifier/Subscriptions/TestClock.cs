namespace Flights.Services.Tests.Notifier.Subscriptions;

/// <summary>A clock that a test puts forward. Timers run as ever.</summary>
internal sealed class TestClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2031, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
