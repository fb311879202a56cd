using System.CommandLine;
using Flights.Cli.Asking;
using Flights.Cli.Help;
using Flights.Cli.Output;
using Flights.Cli.Parse;
using Flights.Cli.Replay;

namespace Flights.Cli.History;

/// <summary><c>flights history</c>: prints what became of one step in the flights of a branch, one character a flight.</summary>
internal static class HistoryCommand
{
    private const int MaxLimit = 1000;
    private const int PlainWidth = 80;

    /// <summary>The command with its arguments and options.</summary>
    public static Command Create()
    {
        var job = new Argument<string>("job") { Description = "The job, such as test-amd64-amd64-xl." };
        var testId = new Argument<string>("testid") { Description = "The test of the job, such as guest-localmigrate/x10." };
        var (branches, suite, color) = (new BranchOptions(), new SuiteOptions(), new ColorOption());
        var limit = new Option<int>("--limit")
        {
            HelpName = "FLIGHTS",
            Description = $"How many flights to print at most, the newest: 1 to {MaxLimit}.",
            DefaultValueFactory = _ => 100,
        };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MaxLimit)
            {
                result.AddError($"--limit takes 1 to {MaxLimit} flights.");
            }
        });
        var json = new Option<bool>("--json") { Description = "Prints the answer as one JSON object: flights.v1.GetStepHistoryResponse." };
        var command = new ExampledCommand(
            "history",
            "Prints what became of a step in the flights of a branch: one character a flight, the newest on the right.",
            ("flights history build-armhf xen-build --branch xen-unstable", "a step of a branch"),
            ("flights history build-armhf xen-build --branch xen-unstable --limit 1000 --json", "as JSON, the newest first"))
        {
            job, testId, limit, json,
        };
        branches.AddTo(command);
        suite.AddTo(command);
        color.AddTo(command);
        command.SetAction((arguments, cancellationToken) =>
        {
            var choice = branches.Of(arguments);
            var request = new V1.GetStepHistoryRequest
            {
                Step = new V1.StepKey { JobId = arguments.GetRequiredValue(job), TestId = arguments.GetRequiredValue(testId) },
                PageSize = arguments.GetValue(limit),
            };
            var writer = arguments.GetValue(json) ? null : color.Writer(arguments);
            return SuiteQuestion.RunAsync(
                suite.Of(arguments), (services, token) => PrintAsync(services, choice, request, writer, token), cancellationToken);
        });
        return command;
    }

    /// <summary>Asks for the history of a step and prints it: for people, or as JSON on standard output where <paramref name="writer"/> is null.</summary>
    /// <returns>The exit code.</returns>
    internal static async Task<int> PrintAsync(
        Suite suite, BranchChoice choice, V1.GetStepHistoryRequest request, TonedWriter? writer, CancellationToken cancellationToken)
    {
        request.Branch = await choice.ReadOneAsync(suite, cancellationToken);
        var history = await suite.BaselineStore.GetStepHistoryAsync(request, suite.CallOptions(cancellationToken));
        if (history.Outcomes.Count == 0)
        {
            return await SuiteQuestion.FailAsync(
                ExitCode.NoInput, $"no recorded flight of {Words.Branch(request.Branch)} has the job '{request.Step.JobId}'.");
        }

        if (writer is null)
        {
            await Console.Out.WriteLineAsync(FactsJson.Of(history));
            return ExitCode.Ok;
        }

        var width = Console.IsOutputRedirected || Console.WindowWidth <= 0 ? PlainWidth : Console.WindowWidth;
        HistoryText.Write(request.Branch, request.Step, history, width, writer);
        return ExitCode.Ok;
    }
}
