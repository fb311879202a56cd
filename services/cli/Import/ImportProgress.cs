using System.Globalization;
using Flights.Cli.Output;

namespace Flights.Cli.Import;

/// <summary>Shows how far an import is: on a terminal as a bar that is drawn anew, else as a line every so often.</summary>
internal sealed class ImportProgress : IDisposable
{
    private const int Width = 24;
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Report = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly TextWriter _writer;
    private readonly bool _isTerminal;
    private readonly TimeProvider _clock;
    private readonly RateMeter _rate;
    private readonly long _all;
    private long _shownAt;
    private bool _isShown;
    private long _mails;
    private long _done;

    /// <summary>Begins.</summary>
    /// <param name="writer">Where to: standard error.</param>
    /// <param name="isTerminal">Whether that is a terminal.</param>
    /// <param name="all">The size of all sources in bytes; 0 if it is not known.</param>
    /// <param name="clock">The clock.</param>
    public ImportProgress(TextWriter writer, bool isTerminal, long all, TimeProvider clock)
    {
        (_writer, _isTerminal, _all, _clock) = (writer, isTerminal, all, clock);
        _rate = new RateMeter(clock);
        _shownAt = clock.GetTimestamp();
    }

    /// <summary>One more mail is settled.</summary>
    /// <param name="done">How much of the sources lies before it and in it.</param>
    public void Settled(long done)
    {
        lock (_lock)
        {
            _mails++;
            _done = Math.Max(_done, done);
            _rate.Update(_mails, _done);
            if (_clock.GetElapsedTime(_shownAt) >= (_isTerminal ? Redraw : Report))
            {
                Show(Text());
            }
        }
    }

    /// <summary>So many of all reports are through the pipeline.</summary>
    public void Judged(int done, int all)
    {
        lock (_lock)
        {
            if (_isTerminal || _clock.GetElapsedTime(_shownAt) >= Report)
            {
                Show($"{Bar(done, all)}{done} of {all} reports judged");
            }
        }
    }

    /// <summary>Does something that prints on the same terminal, without the bar in between.</summary>
    public void Aside(Action print)
    {
        lock (_lock)
        {
            Clear();
            print();
        }
    }

    /// <summary>Takes the bar away.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            Clear();
        }
    }

    private string Text()
    {
        var rate = _rate.MailsPerSecond is { } perSecond ? string.Create(CultureInfo.InvariantCulture, $", {perSecond:0}/s") : "";
        if (_all == 0)
        {
            return $"{Mails()}{rate}";
        }

        var percent = Math.Min(100, (int)(100.0 * _done / _all));
        var left = _rate.TimeLeft(_all) is { } time ? $", {Duration(time)} left" : "";
        return $"{Bar(_done, _all)}{percent}%, {Mails()}{rate}{left}";
    }

    private string Mails() => Words.Count(checked((int)_mails), "mail", "mails");

    private string Bar(long done, long all)
    {
        if (!_isTerminal)
        {
            return "";
        }

        var filled = all == 0 ? Width : (int)Math.Min(Width, (double)done * Width / all);
        return $"{new string('#', filled)}{new string('-', Width - filled)} ";
    }

    private static string Duration(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):0} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalHours):0} h {time.Minutes} min"),
    };

    private void Show(string text)
    {
        _shownAt = _clock.GetTimestamp();
        if (!_isTerminal)
        {
            _writer.WriteLine($"flights: {text}");
            return;
        }

        // Back to the first column, and erase to the end of the line (ECMA-48, EL).
        _writer.Write($"\r{text}\u001b[K");
        _isShown = true;
    }

    private void Clear()
    {
        if (_isShown)
        {
            _writer.Write("\r\u001b[K");
            _isShown = false;
        }
    }
}
