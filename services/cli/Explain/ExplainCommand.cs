using System.CommandLine;
using Flights.Cli.Asking;
using Flights.Cli.Help;
using Flights.Cli.Output;
using Flights.Cli.Parse;
using Flights.Cli.Replay;
using Flights.Domain.Flights;

namespace Flights.Cli.Explain;

/// <summary><c>flights explain</c>: prints why each failing row of a recorded flight is judged as it is, and changes nothing.</summary>
internal static class ExplainCommand
{
    /// <summary>The command with its arguments and options.</summary>
    public static Command Create()
    {
        var flight = new Argument<string>("flight") { Description = "The number of a recorded flight, or its name: labs/LAB/flights/NUMBER." };
        var job = new Argument<string?>("job") { Description = "The job of one row.", Arity = ArgumentArity.ZeroOrOne };
        var testId = new Argument<string?>("testid") { Description = "The test of that row.", Arity = ArgumentArity.ZeroOrOne };
        var lab = Arguments.LabOfNumber();
        var suite = new SuiteOptions();
        var horizon = new Option<string>("--horizon")
        {
            Description = "Which flights count as evidence: those below it and the retests that it names, or all that are recorded.",
            DefaultValueFactory = _ => "below",
        };
        horizon.AcceptOnlyFromAmong("below", "all");
        var json = new Option<bool>("--json") { Description = "Prints the answer as one JSON object: flights.v1.ClassifyFlightResponse." };

        var command = new ExampledCommand(
            "explain",
            "Prints by which rule and which flights the rows of a recorded flight are judged.",
            ("flights explain 201009 --data DIR", "all rows of a flight of a replay that kept its databases"),
            ("flights explain 201009 build-armhf xen-build", "one row, of running services"),
            ("flights explain labs/orchard/flights/1004 --horizon all --json", "as JSON, with what later flights have shown"))
        {
            flight, job, testId, lab, horizon, json,
        };
        suite.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(job) is not null && result.GetValue(testId) is null)
            {
                result.AddError("A row is named by its job and its test.");
            }
        });
        command.SetAction((arguments, cancellationToken) =>
        {
            var options = new ExplainOptions(
                arguments.GetRequiredValue(flight),
                arguments.LabOrDefault(lab),
                arguments.GetValue(job) is { } name ? new StepKey(name, arguments.GetRequiredValue(testId)!) : null,
                arguments.GetValue(horizon) == "all" ? V1.Horizon.All : V1.Horizon.Below);
            var asJson = arguments.GetValue(json);
            return SuiteQuestion.RunAsync(
                suite.Of(arguments), (services, token) => ExplainAsync(services, options, asJson, token), cancellationToken);
        });
        return command;
    }

    private static async Task<int> ExplainAsync(Suite suite, ExplainOptions options, bool asJson, CancellationToken cancellationToken)
    {
        var response = await suite.Classifier.ClassifyFlightAsync(
            new V1.ClassifyFlightRequest { Flight = options.Name, Horizon = options.Horizon }, suite.CallOptions(cancellationToken));
        if (options.Step is { } step)
        {
            Keep(response, step);
            if (response.Evidence.Count == 0)
            {
                return await SuiteQuestion.FailAsync(ExitCode.NoInput, $"'{options.Name}' has no row for {step}.");
            }
        }

        if (asJson)
        {
            await Console.Out.WriteLineAsync(FactsJson.Of(response));
            return ExitCode.Ok;
        }

        var recorded = await suite.BaselineStore.GetFlightAsync(
            new V1.GetFlightRequest { Name = options.Name }, suite.CallOptions(cancellationToken));
        new ExplainText(new PrintableWriter(Console.Out)).Write(recorded.Flight.Flight, response, options.Horizon);
        return ExitCode.Ok;
    }

    private static void Keep(V1.ClassifyFlightResponse response, StepKey step)
    {
        var opinions = response.Classification.Opinions;
        for (var i = opinions.Count - 1; i >= 0; i--)
        {
            if (opinions[i].Step.JobId != step.Job || opinions[i].Step.TestId != step.TestId)
            {
                opinions.RemoveAt(i);
                response.Evidence.RemoveAt(i);
            }
        }
    }
}
