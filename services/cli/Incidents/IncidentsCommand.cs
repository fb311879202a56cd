using System.CommandLine;
using Flights.Cli.Asking;
using Flights.Cli.Help;
using Flights.Cli.Output;
using Flights.Cli.Replay;
using Google.Protobuf;

namespace Flights.Cli.Incidents;

/// <summary><c>flights incidents</c>: prints what broke at once, with the jobs below it.</summary>
internal static class IncidentsCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var (branches, suite, color) = (new BranchOptions(), new SuiteOptions(), new ColorOption());
        var all = new Option<bool>("--all") { Description = "Prints those of which no regression is open too, below the others." };
        var json = new Option<bool>("--json") { Description = "Prints one JSON object a line: flights.v1.Incident." };
        var command = new ExampledCommand(
            "incidents",
            "Prints what broke at once: one line an incident, and below it the regressions and the jobs that could not run.",
            ("flights incidents", "what is open on all branches"),
            ("flights incidents --branch 'xen-*' --all", "what ever broke on some"))
        {
            all, json,
        };
        branches.AddTo(command);
        suite.AddTo(command);
        color.AddTo(command);
        command.SetAction((arguments, cancellationToken) =>
        {
            var choice = branches.Of(arguments);
            var withResolved = arguments.GetValue(all);
            var writer = arguments.GetValue(json) ? null : color.Writer(arguments);
            return SuiteQuestion.RunAsync(
                suite.Of(arguments), (services, token) => PrintAsync(services, choice, withResolved, writer, token), cancellationToken);
        });
        return command;
    }

    /// <summary>Asks for the incidents of branches and prints it: for people, or as JSON on standard output where <paramref name="writer"/> is null.</summary>
    /// <returns>The exit code.</returns>
    internal static async Task<int> PrintAsync(
        Suite suite, BranchChoice choice, bool withResolved, TonedWriter? writer, CancellationToken cancellationToken)
    {
        var incidents = new List<V1.Incident>();
        foreach (var branch in await choice.ReadAsync(suite, cancellationToken))
        {
            incidents.AddRange((await suite.IncidentsAsync(branch.Name, cancellationToken)).Where(incident => withResolved || incident.Open));
        }

        // A stable order: those that are open stay by branch and first bad flight, and so do the others.
        foreach (var incident in incidents.OrderBy(incident => !incident.Open))
        {
            if (writer is null)
            {
                await Console.Out.WriteLineAsync(JsonFormatter.Default.Format(incident));
            }
            else
            {
                IncidentText.Write(incident, writer);
            }
        }

        writer?.WriteLine(incidents.Count == 0
            ? withResolved ? "no incident" : "no open incident"
            : $"{Words.Count(incidents.Count, "incident", "incidents")}, {incidents.Count(each => each.Open)} open");
        return ExitCode.Ok;
    }
}
