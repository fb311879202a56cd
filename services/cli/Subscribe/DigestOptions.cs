using System.CommandLine;
using System.CommandLine.Parsing;

namespace Flights.Cli.Subscribe;

/// <summary><c>--digest</c> and <c>--zone</c>: one message a day.</summary>
internal sealed class DigestOptions
{
    private readonly Option<string?> _time = new("--digest")
    {
        HelpName = "HH:MM",
        Description = "All of a day in one message, at this time. Without it: each event at once.",
    };

    private readonly Option<string?> _zone = new("--zone")
    {
        HelpName = "ZONE",
        Description = "The time zone of --digest, such as Europe/London. Without it: UTC.",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Validators.Add(result =>
        {
            if (result.GetValue(_zone) is not null && result.GetValue(_time) is null)
            {
                result.AddError("--zone is that of --digest.");
            }
        });
        command.Add(_time);
        command.Add(_zone);
    }

    /// <summary>Whether a time is given.</summary>
    public bool IsGiven(CommandResult arguments) => arguments.GetValue(_time) is not null;

    /// <summary>The digest; null for each event at once.</summary>
    public V1.DailyDigest? Of(ParseResult arguments) =>
        arguments.GetValue(_time) is { } time ? new V1.DailyDigest { Time = time, TimeZone = arguments.GetValue(_zone) ?? "" } : null;
}
