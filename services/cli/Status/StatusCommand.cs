using System.CommandLine;
using Flights.Cli.Asking;
using Flights.Cli.Help;
using Flights.Cli.Output;
using Flights.Cli.Replay;
using Google.Protobuf;

namespace Flights.Cli.Status;

/// <summary><c>flights status</c>: prints one line a branch: its push gate, since when, by what, and what was tried.</summary>
internal static class StatusCommand
{
    private const int MaxSilentDays = 3650;

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var (branches, suite, color) = (new BranchOptions(), new SuiteOptions(), new ColorOption());
        var silentAfter = new Option<int>("--silent-after")
        {
            HelpName = "DAYS",
            Description = "A branch is marked as silent when its newest report is older than so many days.",
            DefaultValueFactory = _ => 7,
        };
        silentAfter.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > MaxSilentDays)
            {
                result.AddError($"--silent-after takes 0 to {MaxSilentDays} days.");
            }
        });
        var json = new Option<bool>("--json") { Description = "Prints one JSON object a line: flights.v1.BranchStatus." };
        var command = new ExampledCommand(
            "status",
            "Prints one line a branch: its push gate, since which flight, how many flights tried, the newest flight, and what blocks.",
            ("flights status", "all branches"),
            ("flights status --branch 'xen-*' --branch ovmf", "some branches"),
            ("flights status --server http://127.0.0.1:5100 --json | jq -r 'select(.gate.state == \"GATE_STATE_SHUT\") | .branch'", "the branches whose gate is shut"))
        {
            silentAfter, json,
        };
        branches.AddTo(command);
        suite.AddTo(command);
        color.AddTo(command);
        command.SetAction((arguments, cancellationToken) =>
        {
            var choice = branches.Of(arguments);
            var silence = TimeSpan.FromDays(arguments.GetValue(silentAfter));
            var writer = arguments.GetValue(json) ? null : color.Writer(arguments);
            return SuiteQuestion.RunAsync(
                suite.Of(arguments), (services, token) => PrintAsync(services, choice, silence, writer, token), cancellationToken);
        });
        return command;
    }

    /// <summary>Asks for how branches stand and prints it: for people, or as JSON on standard output where <paramref name="writer"/> is null.</summary>
    /// <returns>The exit code.</returns>
    internal static async Task<int> PrintAsync(
        Suite suite, BranchChoice choice, TimeSpan silentAfter, TonedWriter? writer, CancellationToken cancellationToken)
    {
        var branches = await new BranchStatuses(suite, silentAfter).ReadAsync(choice, cancellationToken);
        if (writer is not null)
        {
            StatusText.Write(branches, writer);
            return ExitCode.Ok;
        }

        foreach (var branch in branches)
        {
            await Console.Out.WriteLineAsync(JsonFormatter.Default.Format(branch));
        }

        return ExitCode.Ok;
    }
}
