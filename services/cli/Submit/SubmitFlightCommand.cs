using System.CommandLine;
using Flights.Cli.Asking;
using Flights.Cli.Help;
using Flights.Cli.Output;
using Flights.Cli.Parse;
using Flights.Cli.Replay;

namespace Flights.Cli.Submit;

/// <summary><c>flights submit-flight</c>: submits the complete results of flights.</summary>
internal static class SubmitFlightCommand
{
    /// <summary>How many flights go into one call: the parser takes no more.</summary>
    private const int FlightsAtOnce = 10_000;

    private static readonly TimeSpan CallTimeout = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The command with its arguments and options.</summary>
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("file")
        {
            Description = "Files with one flights.v1.SubmitFlightRequest or more, each a JSON object, one after the other.",
            Arity = ArgumentArity.OneOrMore,
        };
        var suite = new SuiteOptions("Keeps the databases of an embedded suite in this folder, in place of running services.");
        var json = new Option<bool>("--json") { Description = "Prints one JSON object a call: flights.v1.SubmitFlightsResponse." };
        var command = new ExampledCommand(
            "submit-flight",
            "Submits flights with all their jobs and steps, and prints the name and the digest of each that was taken.\n"
            + "Exit codes: 0 all taken, 65 some refused, 66 no input, 69 no service, 73 no place for the databases, 75 the pipeline stands still, 78 wrong configuration.",
            ("flights submit-flight flights.jsonl", "complete results, to running services"),
            ("flights submit-flight flights.jsonl --data DIR", "into a folder of databases"))
        {
            files, json,
        };
        suite.AddTo(command);
        command.SetAction((arguments, cancellationToken) =>
            RunAsync(arguments.GetRequiredValue(files), suite.Of(arguments), arguments.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo[] files, SuiteChoice choice, bool asJson, CancellationToken cancellationToken)
    {
        var flights = new List<FlightInput>();
        foreach (var file in files)
        {
            if (!BoundedFile.TryRead(file, out var bytes, out var why))
            {
                return await SuiteQuestion.FailAsync(ExitCode.NoInput, why);
            }

            try
            {
                flights.AddRange(FlightInput.Read(file.ToString(), bytes));
            }
            catch (FormatException error)
            {
                return await SuiteQuestion.FailAsync(ExitCode.DataError, error.Message);
            }
        }

        return await SuiteQuestion.RunInAsync(choice, (suite, token) => SubmitAsync(suite, flights, choice.Data is not null, asJson, token), cancellationToken);
    }

    /// <summary>Submits flights and prints what became of each.</summary>
    /// <param name="suite">The services.</param>
    /// <param name="flights">The flights.</param>
    /// <param name="isOwn">Whether the services end with this process: it then waits until the flights are judged.</param>
    /// <param name="asJson">Whether each answer is printed as JSON.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> SubmitAsync(
        Suite suite, List<FlightInput> flights, bool isOwn, bool asJson, CancellationToken cancellationToken)
    {
        var (submitted, exitCode) = (new List<SubmittedReport>(), ExitCode.Ok);
        var batches = new Queue<FlightInput[]>(flights.Chunk(FlightsAtOnce));
        var lastTaken = TimeProvider.System.GetTimestamp();
        while (batches.TryDequeue(out var batch))
        {
            var response = await SubmitAsync(suite, batch, cancellationToken);
            lastTaken = response.Flights.Count > 0 ? TimeProvider.System.GetTimestamp() : lastTaken;
            var full = TakeOutFull(response);
            submitted.AddRange(response.Flights.Select(flight => new SubmittedReport(flight.Name, flight.Digest)));
            exitCode = response.Refused.Count > 0 ? ExitCode.DataError : exitCode;
            Print(response, batch, asJson);
            if (full.Count > 0)
            {
                await WaitAsAdvisedAsync(full, lastTaken, cancellationToken);
                batches.Enqueue([.. full.Select(flight => batch[flight.Index])]);
            }
        }

        if (isOwn)
        {
            // What this process has taken it also has to judge before it ends.
            await new QuietPipeline(suite, Patience, TimeProvider.System, (_, _) => { }).WaitAsync(submitted, cancellationToken);
        }

        return exitCode;
    }

    private static async Task WaitAsAdvisedAsync(List<V1.RefusedFlight> full, long lastTaken, CancellationToken cancellationToken)
    {
        var delay = full.Max(flight => flight.RetryDelay.ToTimeSpan());
        if (TimeProvider.System.GetElapsedTime(lastTaken) + delay >= Patience)
        {
            throw new ReplayFailedException(ExitCode.TemporaryFailure, $"the services have no room for {full.Count} flights: {full[0].Message}");
        }

        await Task.Delay(delay, cancellationToken);
    }

    // Those that there was no room for: they are submitted again.
    private static List<V1.RefusedFlight> TakeOutFull(V1.SubmitFlightsResponse response)
    {
        var full = response.Refused.Where(flight => flight.RetryDelay is not null).ToList();
        full.ForEach(flight => response.Refused.Remove(flight));
        return full;
    }

    private static async Task<V1.SubmitFlightsResponse> SubmitAsync(Suite suite, FlightInput[] batch, CancellationToken cancellationToken)
    {
        using var call = suite.Parser.SubmitFlights(suite.CallOptions(cancellationToken, CallTimeout));
        foreach (var flight in batch)
        {
            await call.RequestStream.WriteAsync(new V1.SubmitFlightsRequest { Request = flight.Request }, cancellationToken);
        }

        await call.RequestStream.CompleteAsync();
        return await call;
    }

    private static void Print(V1.SubmitFlightsResponse response, FlightInput[] batch, bool asJson)
    {
        if (asJson)
        {
            Console.Out.WriteLine(FactsJson.Of(response));
        }
        else
        {
            foreach (var flight in response.Flights)
            {
                Console.Out.WriteLine($"{flight.Name} {flight.Digest}");
            }
        }

        var errors = new PrintableWriter(Console.Error);
        foreach (var refused in response.Refused)
        {
            errors.WriteLine($"flights: {batch[refused.Index].Place}: {refused.Reason}: {refused.Message.ReplaceLineEndings(" ")}");
        }
    }
}
