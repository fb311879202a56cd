using System.CommandLine;
using Flights.Cli.Asking;
using Flights.Cli.Help;
using Flights.Cli.Output;
using Flights.Domain.Flights;
using Flights.Platform.Options;

namespace Flights.Cli.Replay;

/// <summary><c>flights replay</c>: sends reports through the suite, waits until it is quiet, and prints what came of them.</summary>
internal static class ReplayCommand
{
    /// <summary>The command with its arguments and options.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "Files, folders (their *.eml, *.txt and *.mbox, subfolders included) or globs.",
            Arity = ArgumentArity.OneOrMore,
        };
        var suite = new OwnSuiteOptions("The folder in which the embedded suite keeps its databases. Without it, a temporary one that is removed at the end.");
        var json = new Option<bool>("--json") { Description = "Prints one JSON object a line: flights.v1.ReplayLine." };
        var lab = Arguments.Lab();
        var patience = Arguments.Seconds("--patience", "Gives up when the pipeline has not moved for so many seconds.", 60);
        var command = new ExampledCommand(
            "replay",
            "Sends reports through the suite and prints verdicts, regressions, bisections and push gates.",
            ("flights replay reports/", "verdicts, regressions and push gates of a folder of reports"),
            ("flights replay reports/ --data DIR --json", "for a script, with databases that are kept"))
        {
            paths, json, lab, patience,
        };
        suite.AddTo(command);
        command.SetAction((arguments, cancellationToken) => RunAsync(
            arguments.GetRequiredValue(paths),
            () => new ReplayOptions(
                suite.Data(arguments),
                suite.Addresses(arguments),
                arguments.GetValue(lab) is { } name ? new LabName(name) : null,
                TimeSpan.FromSeconds(arguments.GetValue(patience)),
                TimeProvider.System),
            arguments.GetValue(json) ? new JsonOutput(Console.Out) : new TextOutput(new PrintableWriter(Console.Out)),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string[] paths, Func<ReplayOptions> optionsOf, IReplayOutput output, CancellationToken cancellationToken)
    {
        var files = InputFinder.Find(paths, out var missing);
        foreach (var argument in missing)
        {
            await Console.Error.WriteLineAsync($"flights: '{argument}' names no file, and no folder or glob with reports.");
        }

        if (files.Count == 0)
        {
            return ExitCode.NoInput;
        }

        try
        {
            var options = optionsOf();
            var result = await ReplayRun.RunAsync(files, options, cancellationToken);
            output.Write(result);
            return missing.Count > 0 ? ExitCode.NoInput : result.Refused.Count > 0 ? ExitCode.DataError : ExitCode.Ok;
        }
        catch (OptionsException error)
        {
            await Console.Error.WriteLineAsync($"flights: {error.Message}");
            return ExitCode.ConfigurationError;
        }
        catch (ReplayFailedException failure)
        {
            await Console.Error.WriteLineAsync($"flights: {failure.Message}");
            return failure.ExitCode;
        }
    }
}
