using System.CommandLine;
using Flights.Cli.Asking;
using Flights.Cli.Help;
using Flights.Cli.Output;
using Flights.Cli.Replay;
using Flights.Domain.Flights;
using Flights.Platform.Wire;

namespace Flights.Cli.Record;

/// <summary><c>flights exclude</c>: records that a flight counts no more, or again.</summary>
internal static class ExcludeCommand
{
    /// <summary>The command with its arguments and options.</summary>
    public static Command Create(TimeProvider clock)
    {
        var flight = new Argument<string>("flight")
        {
            Description = "The number of the flight, or its name: labs/LAB/flights/NUMBER. It may be recorded later.",
        };
        var reason = new Option<string>("--reason") { Description = "Why.", Required = true };
        var undo = new Option<bool>("--undo") { Description = "Takes the exclusion back: the flight counts again." };
        var lab = Arguments.LabOfNumber();
        var options = new RecordOptions(clock);
        var command = new ExampledCommand(
            "exclude",
            "Records that a flight is no evidence, for it ran on a bad host, say: it moves neither ledger nor gate.",
            ("flights exclude 201012 --reason \"bad host\"", "the flight is no evidence any more"),
            ("flights exclude 201012 --reason \"the host was good\" --undo", "it is evidence again"))
        {
            flight, reason, undo, lab,
        };
        options.AddTo(command);
        command.SetAction((arguments, cancellationToken) =>
        {
            var labName = arguments.LabOrDefault(lab);
            var text = arguments.GetRequiredValue(flight);
            var exclusion = new V1.FlightExclusion
            {
                Flight = FlightNumber.TryParse(text, out var number) ? ResourceNames.Flight(labName, number) : text,
                Withdrawn = arguments.GetValue(undo),
                DecideTime = options.Time(arguments),
                Author = options.Author(arguments),
                Reason = arguments.GetRequiredValue(reason),
            };
            return RunAsync(exclusion, options.Suite(arguments), cancellationToken);
        });
        return command;
    }

    private static Task<int> RunAsync(V1.FlightExclusion exclusion, SuiteChoice choice, CancellationToken cancellationToken) =>
        SuiteQuestion.RunAsync(
            choice,
            async (suite, token) =>
            {
                var request = new V1.ExcludeFlightRequest { Exclusion = exclusion };
                await suite.SubmitAsync(options => suite.Parser.ExcludeFlightAsync(request, options), token);
                new PrintableWriter(Console.Out).WriteLine(
                    $"recorded: {Words.Flight(exclusion.Flight)} {(exclusion.Withdrawn ? "counts again" : "is excluded")}");
                return ExitCode.Ok;
            },
            cancellationToken);
}
