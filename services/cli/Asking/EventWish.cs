using System.CommandLine;
using System.CommandLine.Parsing;
using Flights.Domain.Flights;

namespace Flights.Cli.Asking;

/// <summary><c>--filter</c> and <c>--branch</c>: which events are wanted.</summary>
internal sealed class EventWish
{
    private readonly Option<string> _filter = new("--filter")
    {
        HelpName = "FILTER",
        Description = "Which events, in the syntax of AIP-160, such as 'kind = regression.opened AND novelty = new'. Without it: all.",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<string[]> _branches = new("--branch")
    {
        HelpName = "BRANCH",
        Description = "A branch whose events are wanted; a '*' stands for any characters. May be repeated.",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _branches.Validators.Add(result =>
        {
            foreach (var branch in result.GetValueOrDefault<string[]>() ?? [])
            {
                if (!BranchName.IsValid(branch) || branch.AsSpan().ContainsAny('"', '\\'))
                {
                    result.AddError($"'{branch}' is no branch.");
                }
            }
        });
        command.Add(_filter);
        command.Add(_branches);
    }

    /// <summary>What was chosen as one filter.</summary>
    public WishedFilter Of(ParseResult arguments) => WishedFilter.Of(arguments.GetRequiredValue(_filter), Branches(arguments));

    /// <summary>The branches that were given.</summary>
    public string[] Branches(ParseResult arguments) => arguments.GetValue(_branches) ?? [];

    /// <summary>Whether a filter or a branch is given.</summary>
    public bool IsGiven(CommandResult arguments) => arguments.GetValue(_filter) is { Length: > 0 } || Branches(arguments).Length > 0;

    /// <summary>The branches that were given.</summary>
    public string[] Branches(CommandResult arguments) => arguments.GetValue(_branches) ?? [];
}
