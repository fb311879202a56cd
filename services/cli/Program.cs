using System.CommandLine;
using Flights.Cli.Replay;

namespace Flights.Cli;

/// <summary>The <c>flights</c> command.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) =>
        new RootCommand("Reads osstest flight reports and tells what regressed, since when, and whether the push gate is shut because of it.")
        {
            ReplayCommand.Create(),
        }.Parse(args).InvokeAsync();
}
