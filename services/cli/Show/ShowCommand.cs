using System.CommandLine;
using Flights.Cli.Asking;
using Flights.Cli.Help;
using Flights.Cli.Incidents;
using Flights.Cli.Output;
using Flights.Cli.Parse;
using Flights.Cli.Regressions;
using Flights.Cli.Replay;
using Flights.Domain.Flights;
using Flights.Platform.Wire;

namespace Flights.Cli.Show;

/// <summary><c>flights show</c>: prints one flight, regression or incident.</summary>
internal static class ShowCommand
{
    private const string Regressions = "/regressions/";
    private const string Incidents = "/incidents/";

    /// <summary>The command with its arguments and options.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("name")
        {
            Description = "The number of a recorded flight, or the name of a flight (labs/LAB/flights/NUMBER), of a regression "
                + "(labs/LAB/branches/BRANCH/regressions/ID) or of an incident (labs/LAB/branches/BRANCH/incidents/ID).",
        };
        var lab = Arguments.LabOfNumber();
        var (suite, color) = (new SuiteOptions(), new ColorOption());
        var json = new Option<bool>("--json")
        {
            Description = "Prints it as one JSON object: flights.v1.FlightRecord, flights.v1.Regression or flights.v1.Incident.",
        };
        var command = new ExampledCommand(
            "show",
            "Prints one flight: verdict, push, gate, revisions, and each failing row with the report's word, ours and where its logs are. "
            + "Or one regression, or one incident.",
            ("flights show 201009", "a flight"),
            ("flights show 1004 --lab orchard --json", "a flight of another lab as JSON, with all that is recorded of it"),
            ("flights show labs/default/branches/ovmf/regressions/201051-5dcfb2c3f0c5", "a regression that 'flights regressions' names"))
        {
            name, lab, json,
        };
        suite.AddTo(command);
        color.AddTo(command);
        command.SetAction((arguments, cancellationToken) =>
        {
            var (text, labName) = (arguments.GetRequiredValue(name), arguments.LabOrDefault(lab));
            var writer = arguments.GetValue(json) ? null : color.Writer(arguments);
            return SuiteQuestion.RunAsync(
                suite.Of(arguments), (services, token) => PrintAsync(services, text, labName, writer, token), cancellationToken);
        });
        return command;
    }

    /// <summary>Asks for something by its name and prints it: for people, or as JSON on standard output where <paramref name="writer"/> is
    /// null.</summary>
    /// <returns>The exit code.</returns>
    internal static Task<int> PrintAsync(Suite suite, string name, LabName lab, TonedWriter? writer, CancellationToken cancellationToken) =>
        name.Contains(Regressions, StringComparison.Ordinal) ? PrintRegressionAsync(suite, name, writer, cancellationToken)
        : name.Contains(Incidents, StringComparison.Ordinal) ? PrintIncidentAsync(suite, name, writer, cancellationToken)
        : PrintFlightAsync(
            suite, FlightNumber.TryParse(name, out var number) ? ResourceNames.Flight(lab, number) : name, writer, cancellationToken);

    private static async Task<int> PrintRegressionAsync(
        Suite suite, string name, TonedWriter? writer, CancellationToken cancellationToken)
    {
        var response = await suite.Notifier.GetRegressionAsync(
            new V1.GetRegressionRequest { Name = name }, suite.CallOptions(cancellationToken));
        if (writer is null)
        {
            await Console.Out.WriteLineAsync(FactsJson.Of(response.Regression));
        }
        else
        {
            RegressionText.WriteWhole(response.Regression, writer);
        }

        return ExitCode.Ok;
    }

    private static async Task<int> PrintIncidentAsync(Suite suite, string name, TonedWriter? writer, CancellationToken cancellationToken)
    {
        var response = await suite.Notifier.GetIncidentAsync(
            new V1.GetIncidentRequest { Name = name }, suite.CallOptions(cancellationToken));
        if (writer is null)
        {
            await Console.Out.WriteLineAsync(FactsJson.Of(response.Incident));
        }
        else
        {
            IncidentText.WriteWhole(response.Incident, writer);
        }

        return ExitCode.Ok;
    }

    private static async Task<int> PrintFlightAsync(Suite suite, string name, TonedWriter? writer, CancellationToken cancellationToken)
    {
        var response = await suite.BaselineStore.GetFlightAsync(new V1.GetFlightRequest { Name = name }, suite.CallOptions(cancellationToken));
        var record = response.Flight;
        if (writer is null)
        {
            await Console.Out.WriteLineAsync(FactsJson.Of(record));
            return ExitCode.Ok;
        }

        var branch = record.Flight.Branch;
        var changes = await suite.GateChangesAsync(branch, cancellationToken);
        var episodes = await suite.RegressionsAsync(branch, V1.RegressionState.Unspecified, cancellationToken);
        new FlightText(writer).Write(record, changes, episodes);
        return ExitCode.Ok;
    }
}
