using System.CommandLine;
using Flights.Cli.Lint;
using Flights.Cli.Parse;
using Flights.Cli.Replay;

namespace Flights.Cli;

/// <summary>The <c>flights</c> command.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var command = new RootCommand("Reads osstest flight reports and tells what regressed, since when, and whether the push gate is shut.")
        {
            ParseCommand.Create(),
            RenderCommand.Create(),
            LintCommand.Create(),
            ReplayCommand.Create(),
        };
        var parsed = command.Parse(args);
        var exitCode = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? ExitCode.UsageError : exitCode;
    }
}
