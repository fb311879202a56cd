using System.CommandLine;
using Flights.Cli.Help;
using Flights.Cli.Replay;
using Google.Protobuf;

namespace Flights.Cli.Lint;

/// <summary><c>flights lint</c>: lists where reports disagree with themselves, and stores nothing.</summary>
internal static class LintCommand
{
    /// <summary>The command with its argument and option.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "Files, folders (their *.eml, *.txt and *.mbox, subfolders included) or globs.",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "Prints one JSON object a line: flights.v1.LintLine." };
        const string Description = "Compares everything that stands twice in a report, and the body with the hash in its signature, and lists "
            + "what disagrees: 'file:line:column: REASON: message (other place)'. Of a bisection's report the body hash alone is compared. "
            + "The exit code is 0 if nothing disagrees, and 65 if something does or is no report.";
        var command = new ExampledCommand(
            "lint",
            Description,
            ("flights lint report.eml reports/", "places of reports that contradict each other"))
        {
            paths, json,
        };
        command.SetAction(arguments => Run(arguments.GetRequiredValue(paths), arguments.GetValue(json) ? WriteJson : LintText.Write));
        return command;
    }

    private static int Run(string[] paths, Action<V1.LintLine, TextWriter> write)
    {
        var files = InputFinder.Find(paths, out var missing);
        foreach (var argument in missing)
        {
            Console.Error.WriteLine($"flights: '{argument}' names no file, and no folder or glob with reports.");
        }

        if (files.Count == 0)
        {
            return ExitCode.NoInput;
        }

        var totals = new V1.LintTotals();
        foreach (var line in files.SelectMany(file => Linter.Lint(file, totals)))
        {
            write(line, Console.Out);
        }

        write(new V1.LintLine { Totals = totals }, Console.Out);
        var isClean = totals is { FindingCount: 0, RefusedCount: 0 };
        return missing.Count > 0 ? ExitCode.NoInput : isClean ? ExitCode.Ok : ExitCode.DataError;
    }

    private static void WriteJson(V1.LintLine line, TextWriter writer)
    {
        JsonFormatter.Default.Format(line, writer);
        writer.WriteLine();
    }
}
