using System.CommandLine;
using Flights.Cli.Asking;
using Flights.Cli.Help;
using Flights.Cli.Output;
using Flights.Cli.Replay;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Flights.Cli.Watch;

/// <summary><c>flights watch</c>: prints each event of the ledger as it comes, and goes on after a cut.</summary>
internal static class WatchCommand
{
    /// <summary>The command with its options.</summary>
    /// <param name="clock">Tells what is past, and measures pauses.</param>
    public static Command Create(TimeProvider clock)
    {
        var wish = new EventWish();
        var since = new StartTime(clock, "from now on, by this machine's clock.");
        var from = new Option<long?>("--from") { HelpName = "SEQUENCE", Description = "The sequence of the first event that is wanted, of one --branch." };
        var lab = Arguments.Lab();
        lab.Description = "The lab whose events are wanted. Without it: all; with --from: default.";
        var json = new Option<bool>("--json") { Description = "Prints one JSON object a line: flights.v1.LedgerEvent." };
        var color = new ColorOption();
        var suite = new SuiteOptions();
        var command = new ExampledCommand(
            "watch",
            "Prints what happens to regressions and push gates as it happens, until it is told to stop. After a cut it goes on where it was.",
            ("flights watch", "all that happens from now on"),
            ("flights watch --branch xen-* --filter \"kind = regression.opened\"", "what breaks on some branches"),
            ("flights watch --since 7d --json | jq -r .regressionOpened.regression.name", "since a week, for a script"),
            ("flights watch --branch ovmf --from 12", "from the first event of a branch on that was not seen yet"));
        wish.AddTo(command);
        since.AddTo(command);
        command.Add(from);
        command.Add(lab);
        command.Add(json);
        color.AddTo(command);
        suite.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(from) is not { } sequence)
            {
                return;
            }

            if (sequence < 1 || since.IsGiven(result) || wish.Branches(result) is not [var branch] || branch.Contains('*', StringComparison.Ordinal))
            {
                result.AddError("--from takes a sequence from 1 on, of one --branch without '*', and no --since.");
            }
        });
        command.SetAction((arguments, cancellationToken) =>
        {
            var filter = wish.Of(arguments);
            var request = new V1.WatchEventsRequest { Filter = filter.Text };
            if (arguments.GetValue(from) is { } sequence)
            {
                var branch = ResourceNames.Branch(arguments.LabOrDefault(lab), new BranchName(wish.Branches(arguments)[0]));
                request.Cursors.Add(new V1.BranchCursor { Branch = branch, AfterSequence = sequence - 1 });
            }
            else
            {
                request.StartTime = since.IsGiven(arguments) ? since.Of(arguments) : Timestamp.FromDateTimeOffset(clock.GetUtcNow());
            }

            var output = arguments.GetValue(json) ? PrintJson : PrintLines(color.Writer(arguments));
            var print = arguments.GetValue(lab) is { } name ? OfLab(new LabName(name), output) : output;
            return RunAsync(suite.Of(arguments), request, filter, print, clock, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        SuiteChoice choice,
        V1.WatchEventsRequest request,
        WishedFilter filter,
        Action<V1.LedgerEvent> print,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        try
        {
            return await SuiteQuestion.RunAsync(
                choice, (services, token) => FollowAsync(services, request, filter, print, clock, token), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Ok;
        }
    }

    private static async Task<int> FollowAsync(
        Suite services,
        V1.WatchEventsRequest request,
        WishedFilter filter,
        Action<V1.LedgerEvent> print,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var follower = new EventFollower(services.Notifier, new WatchPlace(request), clock, TellCut);
        try
        {
            await follower.FollowAsync(print, cancellationToken);
            return ExitCode.Ok;
        }
        catch (RpcException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Ok;
        }
        catch (RpcException error) when (filter.Complaint(error) is { } complaint)
        {
            return await SuiteQuestion.FailAsync(ExitCode.UsageError, complaint);
        }
    }

    private static void TellCut(string why) => new PrintableWriter(Console.Error).WriteLine($"flights: no events come ({why}); trying again until they do");

    private static void PrintJson(V1.LedgerEvent told) => Console.WriteLine(JsonFormatter.Default.Format(told));

    private static Action<V1.LedgerEvent> PrintLines(TonedWriter writer) => new EventLines(writer).Write;

    private static Action<V1.LedgerEvent> OfLab(LabName lab, Action<V1.LedgerEvent> print)
    {
        var prefix = ResourceNames.Lab(lab) + "/";
        return told =>
        {
            if (told.Header()?.Name.StartsWith(prefix, StringComparison.Ordinal) ?? true)
            {
                print(told);
            }
        };
    }
}
