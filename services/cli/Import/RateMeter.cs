namespace Flights.Cli.Import;

/// <summary>Measures how fast work goes on of late, and how long the rest takes at that rate. What a resumed import passes over goes by
/// in a moment: an average from the beginning would mislead for as long as it runs.</summary>
/// <param name="clock">The clock.</param>
internal sealed class RateMeter(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    private readonly Queue<Sample> _samples = new();
    private Sample _latest;
    private long _newest;

    /// <summary>Tells how far the work is. The first time tells where it begins: to look into a large source takes a while.</summary>
    /// <param name="mails">How many mails are settled.</param>
    /// <param name="done">How much of the sources that is, in bytes.</param>
    public void Update(long mails, long done)
    {
        _latest = new Sample(clock.GetTimestamp(), mails, done);
        if (_samples.Count == 0 || clock.GetElapsedTime(_newest, _latest.Time) >= Step)
        {
            _samples.Enqueue(_latest);
            _newest = _latest.Time;
        }

        while (_samples.Count > 1 && clock.GetElapsedTime(_samples.Peek().Time) > Window)
        {
            _samples.Dequeue();
        }
    }

    /// <summary>Mails a second, or null if it cannot be told yet.</summary>
    public double? MailsPerSecond => Seconds is var seconds and > 0 ? (_latest.Mails - _samples.Peek().Mails) / seconds : null;

    /// <summary>How long the rest takes, or null if it cannot be told.</summary>
    /// <param name="all">All of the sources, in bytes.</param>
    public TimeSpan? TimeLeft(long all)
    {
        var rate = Seconds is var seconds and > 0 ? (_latest.Done - _samples.Peek().Done) / seconds : 0;
        return rate > 0 ? TimeSpan.FromSeconds(Math.Min(Math.Max(0, all - _latest.Done) / rate, TimeSpan.FromDays(99).TotalSeconds)) : null;
    }

    private double Seconds => _samples.Count == 0 ? 0 : clock.GetElapsedTime(_samples.Peek().Time, _latest.Time).TotalSeconds;

    private readonly record struct Sample(long Time, long Mails, long Done);
}
