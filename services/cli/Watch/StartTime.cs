using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Cli.Watch;

/// <summary><c>--since</c>: the time from which on events are wanted.</summary>
/// <param name="clock">Tells from when a span is counted back.</param>
/// <param name="otherwise">What it is without the option, for a person.</param>
internal sealed class StartTime(TimeProvider clock, string otherwise)
{
    private const string Beginning = "beginning";
    private const long LongestSpanSeconds = 100L * 366 * 24 * 60 * 60;

    private readonly Option<string?> _since = new("--since")
    {
        HelpName = "TIME",
        Description = "The time from which on, as in RFC 3339; a span before now, such as 30m, 12h or 7d; or 'beginning'. Without it: " + otherwise,
    };

    /// <summary>Adds the option to a command.</summary>
    public void AddTo(Command command)
    {
        _since.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && text != Beginning && !TryParse(text, clock.GetUtcNow(), out _))
            {
                result.AddError($"--since takes a time such as 2026-03-01T12:00:00Z, a span such as 12h, or 'beginning', and '{text}' is none.");
            }
        });
        command.Add(_since);
    }

    /// <summary>Whether the option is given.</summary>
    public bool IsGiven(ParseResult arguments) => arguments.GetValue(_since) is not null;

    /// <summary>Whether the option is given.</summary>
    public bool IsGiven(CommandResult arguments) => arguments.GetValue(_since) is not null;

    /// <summary>The time; null for the beginning, and where the option is not given.</summary>
    public Timestamp? Of(ParseResult arguments) => arguments.GetValue(_since) is { } text && TryParse(text, clock.GetUtcNow(), out var time)
        ? Timestamp.FromDateTimeOffset(time)
        : null;

    /// <summary>Reads a time or a span before now.</summary>
    public static bool TryParse(string text, DateTimeOffset now, out DateTimeOffset time)
    {
        time = now;
        var seconds = text.Length == 0 ? 0 : text[^1] switch
        {
            's' => 1,
            'm' => 60,
            'h' => 60 * 60,
            'd' => 24 * 60 * 60,
            _ => 0,
        };
        if (seconds > 0 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            var all = (long)count * seconds;
            time = all <= LongestSpanSeconds ? now.AddSeconds(-all) : now;
            return all <= LongestSpanSeconds;
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }
}
