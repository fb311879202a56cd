using System.CommandLine;
using Flights.Cli.Asking;
using Flights.Cli.Help;
using Flights.Cli.Output;
using Flights.Cli.Replay;
using Flights.Domain.Flights;
using Flights.Platform.Wire;

namespace Flights.Cli.Record;

/// <summary><c>flights push</c>: records that what a flight tested was pushed.</summary>
internal static class PushCommand
{
    /// <summary>The command with its arguments and options.</summary>
    public static Command Create(TimeProvider clock)
    {
        var branch = new Argument<string>("branch") { Description = "The branch." };
        branch.Validators.Add(result => RecordOptions.Check(result, BranchName.IsValid(result.GetValueOrDefault<string>()), "no branch"));
        var flight = new Argument<string>("flight") { Description = "The number of the flight that tested what was pushed; it may be recorded later." };
        flight.Validators.Add(result =>
            RecordOptions.Check(result, FlightNumber.TryParse(result.GetValueOrDefault<string>(), out _), "no flight number"));
        var forced = new Option<bool>("--forced") { Description = "An operator forced the push. It takes a --reason." };
        var reason = new Option<string>("--reason") { Description = "Why.", DefaultValueFactory = _ => "" };
        var lab = Arguments.Lab();
        lab.Description = "The lab that ran the flight. Without it: default.";
        var options = new RecordOptions(clock);
        var command = new ExampledCommand(
            "push",
            "Records that what a flight tested was pushed: the gate and the baseline of its branch go by it.",
            ("flights push xen-unstable 201012", "what the flight tested was pushed"),
            ("flights push xen-unstable 201012 --forced --reason \"release day\"", "by an operator, although there are blockers"))
        {
            branch, flight, forced, reason, lab,
        };
        options.AddTo(command);
        command.SetAction((arguments, cancellationToken) =>
        {
            var labName = arguments.LabOrDefault(lab);
            _ = FlightNumber.TryParse(arguments.GetRequiredValue(flight), out var number);
            var push = new V1.RecordedPush
            {
                Branch = ResourceNames.Branch(labName, new BranchName(arguments.GetRequiredValue(branch))),
                Flight = ResourceNames.Flight(labName, number),
                Forced = arguments.GetValue(forced),
                Reason = arguments.GetRequiredValue(reason),
                Author = options.Author(arguments),
                PushTime = options.Time(arguments),
            };
            return RunAsync(push, options.Suite(arguments), cancellationToken);
        });
        return command;
    }

    private static Task<int> RunAsync(V1.RecordedPush push, SuiteChoice choice, CancellationToken cancellationToken) => SuiteQuestion.RunAsync(
        choice,
        async (suite, token) =>
        {
            await suite.SubmitAsync(options => suite.Parser.RecordPushAsync(new V1.RecordPushRequest { Push = push }, options), token);
            new PrintableWriter(Console.Out).WriteLine(
                $"recorded: {Words.Branch(push.Branch)} {Words.Flight(push.Flight)} was pushed{(push.Forced ? ", forced" : "")}");
            return ExitCode.Ok;
        },
        cancellationToken);
}
