using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Flights.Cli.Asking;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Cli.Record;

/// <summary>The options of commands that record facts beside the reports.</summary>
/// <param name="clock">Tells the time where none is given.</param>
internal sealed class RecordOptions(TimeProvider clock)
{
    private readonly Option<string> _author = new("--author") { Description = "Who did it.", DefaultValueFactory = _ => "" };
    private readonly Option<string?> _time = new("--time") { Description = "When, as in RFC 3339. Without it: now." };
    private readonly SuiteOptions _suite = new();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _time.Validators.Add(result => Check(result, TryParse(result.GetValueOrDefault<string?>(), out _), "no time of RFC 3339"));
        command.Add(_author);
        command.Add(_time);
        _suite.AddTo(command);
    }

    /// <summary>Who did it; empty if nobody says.</summary>
    public string Author(ParseResult arguments) => arguments.GetRequiredValue(_author);

    /// <summary>When it was done.</summary>
    public Timestamp Time(ParseResult arguments)
    {
        _ = TryParse(arguments.GetValue(_time), out var moment);
        return Timestamp.FromDateTimeOffset(moment);
    }

    /// <summary>Which services are told.</summary>
    public SuiteChoice Suite(ParseResult arguments) => _suite.Of(arguments);

    /// <summary>Refuses a value that is not valid.</summary>
    public static void Check(SymbolResult result, bool isValid, string what)
    {
        if (!isValid)
        {
            result.AddError($"'{string.Join(' ', result.Tokens.Select(token => token.Value))}' is {what}.");
        }
    }

    private bool TryParse(string? text, out DateTimeOffset time)
    {
        time = clock.GetUtcNow();
        return text is null
            || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }
}
