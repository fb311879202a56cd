using System.CommandLine;
using System.Globalization;
using Flights.Cli.Output;
using Flights.Cli.Replay;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Cli.Push;

/// <summary><c>flights push</c>: records that what a flight tested was pushed.</summary>
internal static class PushCommand
{
    /// <summary>The command with its arguments and options.</summary>
    public static Command Create(TimeProvider clock)
    {
        var branch = new Argument<string>("branch") { Description = "The branch." };
        branch.Validators.Add(result => Check(result, BranchName.IsValid(result.GetValueOrDefault<string>()), "no branch"));
        var flight = new Argument<string>("flight") { Description = "The number of the flight that tested what was pushed; it may be recorded later." };
        flight.Validators.Add(result => Check(result, FlightNumber.TryParse(result.GetValueOrDefault<string>(), out _), "no flight number"));
        var forced = new Option<bool>("--forced") { Description = "An operator forced the push. It takes a --reason." };
        var reason = new Option<string>("--reason") { Description = "Why.", DefaultValueFactory = _ => "" };
        var author = new Option<string>("--author") { Description = "Who did it.", DefaultValueFactory = _ => "" };
        var time = new Option<string?>("--time") { Description = "When, as in RFC 3339. Without it: now." };
        time.Validators.Add(result => Check(result, TryParse(result.GetValueOrDefault<string?>(), clock, out _), "no time of RFC 3339"));
        var lab = Arguments.Lab();
        lab.Description = "The lab that ran the flight. Without it: default.";
        var data = new Option<DirectoryInfo?>("--data")
        {
            Description = "The folder in which a replay or an import kept its databases. Without it, the running parser service at "
                + "FLIGHTS_PARSER_ADDRESS is told.",
        };
        var command = new Command("push", "Records that what a flight tested was pushed: the gate and the baseline of its branch go by it.")
        {
            branch, flight, forced, reason, author, time, lab, data,
        };
        command.SetAction((arguments, cancellationToken) =>
        {
            var labName = arguments.GetValue(lab) is { } name ? new LabName(name) : LabName.Default;
            _ = FlightNumber.TryParse(arguments.GetRequiredValue(flight), out var number);
            _ = TryParse(arguments.GetValue(time), clock, out var moment);
            var push = new V1.RecordedPush
            {
                Branch = ResourceNames.Branch(labName, new BranchName(arguments.GetRequiredValue(branch))),
                Flight = ResourceNames.Flight(labName, number),
                Forced = arguments.GetValue(forced),
                Reason = arguments.GetRequiredValue(reason),
                Author = arguments.GetRequiredValue(author),
                PushTime = Timestamp.FromDateTimeOffset(moment),
            };
            return RunAsync(push, arguments.GetValue(data), cancellationToken);
        });
        return command;
    }

    private static void Check(System.CommandLine.Parsing.SymbolResult result, bool isValid, string what)
    {
        if (!isValid)
        {
            result.AddError($"'{string.Join(' ', result.Tokens.Select(token => token.Value))}' is {what}.");
        }
    }

    private static bool TryParse(string? text, TimeProvider clock, out DateTimeOffset time)
    {
        time = clock.GetUtcNow();
        return text is null
            || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }

    private static Task<int> RunAsync(V1.RecordedPush push, DirectoryInfo? data, CancellationToken cancellationToken) => SuiteQuestion.RunAsync(
        data,
        async (suite, token) =>
        {
            await suite.Parser.RecordPushAsync(new V1.RecordPushRequest { Push = push }, suite.CallOptions(token));
            new PrintableWriter(Console.Out).WriteLine(
                $"recorded: {Words.Branch(push.Branch)} {Words.Flight(push.Flight)} was pushed{(push.Forced ? ", forced" : "")}");
            return ExitCode.Ok;
        },
        cancellationToken);
}
