using System.CommandLine;
using Flights.Cli.Allow;
using Flights.Cli.Completion;
using Flights.Cli.Conflicts;
using Flights.Cli.Errors;
using Flights.Cli.Explain;
using Flights.Cli.Help;
using Flights.Cli.History;
using Flights.Cli.Import;
using Flights.Cli.Incidents;
using Flights.Cli.Lint;
using Flights.Cli.Parse;
using Flights.Cli.Preview;
using Flights.Cli.Record;
using Flights.Cli.Regressions;
using Flights.Cli.Replay;
using Flights.Cli.Report;
using Flights.Cli.Serve;
using Flights.Cli.Show;
using Flights.Cli.Status;
using Flights.Cli.Submit;
using Flights.Cli.Subscribe;
using Flights.Cli.Watch;

namespace Flights.Cli;

/// <summary>The <c>flights</c> command.</summary>
internal static class Program
{
    /// <summary>How long a command may take to stop when it is told to: the embedded suite finishes what it has begun.</summary>
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(20);

    /// <summary>The command with all commands below it.</summary>
    public static RootCommand CreateRoot()
    {
        var command = new RootCommand("Reads osstest flight reports and tells what regressed, since when, and whether the push gate is shut.")
        {
            ParseCommand.Create(),
            RenderCommand.Create(),
            LintCommand.Create(),
            ConflictsCommand.Create(),
            ErrorsCommand.Create(),
            ExcludeCommand.Create(TimeProvider.System),
            ExplainCommand.Create(),
            HistoryCommand.Create(),
            IncidentsCommand.Create(),
            RegressionsCommand.Create(),
            ShowCommand.Create(),
            StatusCommand.Create(),
            AllowCommand.Create(),
            CompletionCommand.Create(),
            ReportCommand.Create(),
            ImportCommand.Create(),
            PreviewCommand.Create(TimeProvider.System),
            PushCommand.Create(TimeProvider.System),
            ReplayCommand.Create(),
            ServeCommand.Create(),
            SubmitCommand.Create(),
            SubmitFlightCommand.Create(),
            SubscribeCommand.Create(),
            WatchCommand.Create(TimeProvider.System),
        };
        HelpWithExamples.UseIn(command);
        return command;
    }

    private static async Task<int> Main(string[] args)
    {
        var parsed = CreateRoot().Parse(args);
        var exitCode = await parsed.InvokeAsync(
            new InvocationConfiguration { ProcessTerminationTimeout = ServeCommand.IsMeantBy(parsed) ? null : TimeToStop });
        return parsed.Errors.Count > 0 ? ExitCode.UsageError : exitCode;
    }
}
