using System.CommandLine;
using Flights.Cli.Asking;
using Flights.Cli.Help;
using Flights.Cli.Output;
using Flights.Cli.Replay;
using Google.Protobuf;

namespace Flights.Cli.Regressions;

/// <summary><c>flights regressions</c>: prints the regressions of branches, those that are open first.</summary>
internal static class RegressionsCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var (branches, suite, color) = (new BranchOptions(), new SuiteOptions(), new ColorOption());
        var all = new Option<bool>("--all") { Description = "Prints those that are resolved too, below those that are open." };
        var json = new Option<bool>("--json") { Description = "Prints one JSON object a line: flights.v1.Regression." };
        var command = new ExampledCommand(
            "regressions",
            "Prints the open regressions: since when, between which revisions, by which culprit, and what people say of them.",
            ("flights regressions", "what is open on all branches"),
            ("flights regressions --branch 'linux-*' --all", "what was ever open on some"),
            ("flights regressions --json | jq -r .name", "the names, which 'flights show' takes"))
        {
            all, json,
        };
        branches.AddTo(command);
        suite.AddTo(command);
        color.AddTo(command);
        command.SetAction((arguments, cancellationToken) =>
        {
            var choice = branches.Of(arguments);
            var state = arguments.GetValue(all) ? V1.RegressionState.Unspecified : V1.RegressionState.Open;
            var writer = arguments.GetValue(json) ? null : color.Writer(arguments);
            return SuiteQuestion.RunAsync(
                suite.Of(arguments), (services, token) => PrintAsync(services, choice, state, writer, token), cancellationToken);
        });
        return command;
    }

    /// <summary>Asks for the regressions of branches and prints it: for people, or as JSON on standard output where <paramref name="writer"/> is null.</summary>
    /// <returns>The exit code.</returns>
    internal static async Task<int> PrintAsync(
        Suite suite, BranchChoice choice, V1.RegressionState state, TonedWriter? writer, CancellationToken cancellationToken)
    {
        var regressions = new List<V1.Regression>();
        foreach (var branch in await choice.ReadAsync(suite, cancellationToken))
        {
            regressions.AddRange(await suite.RegressionsAsync(branch.Name, state, cancellationToken));
        }

        // A stable order: within a state they stay by branch, first bad flight and step.
        foreach (var regression in regressions.OrderBy(regression => regression.State != V1.RegressionState.Open))
        {
            if (writer is null)
            {
                await Console.Out.WriteLineAsync(JsonFormatter.Default.Format(regression));
            }
            else
            {
                RegressionText.Write(regression, writer);
            }
        }

        writer?.WriteLine(regressions.Count == 0
            ? state == V1.RegressionState.Open ? "no open regression" : "no regression"
            : $"{Words.Count(regressions.Count, "regression", "regressions")}, {regressions.Count(each => each.State == V1.RegressionState.Open)} open");
        return ExitCode.Ok;
    }
}
