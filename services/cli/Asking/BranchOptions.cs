using System.CommandLine;
using Flights.Domain.Filtering;
using Flights.Domain.Flights;

namespace Flights.Cli.Asking;

/// <summary><c>--branch</c> and <c>--lab</c>: which branches a question is about.</summary>
internal sealed class BranchOptions
{
    private readonly Option<string[]> _branches = new("--branch")
    {
        HelpName = "GLOB",
        Description = "A branch, in which a '*' stands for any characters; may be repeated. Without it: all.",
    };

    private readonly Option<string?> _lab = Arguments.Lab();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _lab.Description = "The lab whose branches are meant. Without it: all labs.";
        command.Add(_branches);
        command.Add(_lab);
    }

    /// <summary>What was chosen.</summary>
    public BranchChoice Of(ParseResult arguments) => new(
        arguments.GetValue(_lab) is { } lab ? new LabName(lab) : null,
        [.. (arguments.GetValue(_branches) ?? []).Select(text => new TextPattern(text))]);
}
