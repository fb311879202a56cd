using System.CommandLine;
using System.Globalization;
using Flights.Cli.Output;
using Flights.Cli.Parse;
using Flights.Cli.Replay;
using Flights.Domain.Flights;
using Flights.Domain.JUnit;
using Flights.Platform.Wire;

namespace Flights.Cli.Submit.JUnit;

/// <summary>Submits the JUnit XML of one run of a CI as one flight.</summary>
internal static class JUnitSubmission
{
    /// <summary>Reads the files, and submits or prints the flight.</summary>
    /// <param name="options">The options.</param>
    /// <param name="arguments">What was given.</param>
    /// <param name="files">The files: FILE or JOB=FILE.</param>
    /// <param name="lab">The lab that was given; null for none.</param>
    /// <param name="asJson">Whether the service's answer is printed as JSON.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        JUnitOptions options, ParseResult arguments, string[] files, string? lab, bool asJson, CancellationToken cancellationToken)
    {
        V1.SubmitFlightRequest request;
        try
        {
            var run = options.RunOf(arguments, lab, new GitLabVariables(Environment.GetEnvironmentVariable));
            if (!TryRead(run, files, out var read, out var exitCode))
            {
                return exitCode;
            }

            request = RequestOf(options, arguments, run, JUnitFlight.Of(run, read));
        }
        catch (FormatException error)
        {
            return await SuiteQuestion.FailAsync(ExitCode.UsageError, error.Message);
        }

        if (request.Flight.Jobs.Count == 0)
        {
            return await SuiteQuestion.FailAsync(ExitCode.NoInput, "there is no test case in any of the files.");
        }

        if (options.IsDryRun(arguments))
        {
            Console.Out.WriteLine(FactsJson.Of(request));
            return ExitCode.Ok;
        }

        var choice = options.Suite(arguments);
        var input = new FlightInput(request.Flight.Name, request);
        return await SuiteQuestion.RunInAsync(
            choice, (suite, token) => SubmitFlightCommand.SubmitAsync(suite, [input], choice.Data is not null, asJson, token), cancellationToken);
    }

    private static V1.SubmitFlightRequest RequestOf(JUnitOptions options, ParseResult arguments, JUnitRun run, CompleteFlight flight)
    {
        if (flight is { StartTime: null, Jobs.Count: > 0 })
        {
            throw new FormatException("--start-time, CI_PIPELINE_CREATED_AT or the time stamp of a suite has to say when the run started.");
        }

        var baseline = options.Baseline(arguments);
        return new V1.SubmitFlightRequest
        {
            Flight = flight.ToWire(),
            Targeted = new Versions(run.Revisions, null).ToWire(run.Lab),
            Baseline = baseline.Count > 0 ? new Versions(baseline.ToEquatableList(), null).ToWire(run.Lab) : null,
            Push = options.IsPushed(arguments, flight) ? V1.PushOutcome.Pushed : V1.PushOutcome.Unspecified,
            Supersedes = options.Supersedes(arguments),
        };
    }

    // Every file is read, so that all that is wrong is told at once.
    private static bool TryRead(JUnitRun run, string[] files, out List<JUnitFile> read, out int exitCode)
    {
        (read, exitCode) = ([], files.Length > 0 ? ExitCode.Ok : ExitCode.NoInput);
        if (files.Length == 0)
        {
            Console.Error.WriteLine("flights: --format junit takes files.");
        }

        foreach (var (job, file) in files.Select(SplitJob))
        {
            if (!BoundedFile.TryRead(new FileInfo(file), out var bytes, out var why))
            {
                Console.Error.WriteLine($"flights: {why}");
                exitCode = exitCode == ExitCode.Ok ? ExitCode.NoInput : exitCode;
                continue;
            }

            if (!JUnitReader.Read(bytes).TryGet(out var suites, out var error))
            {
                exitCode = Tell(file, error);
                continue;
            }

            var of = new JUnitFile(job, suites);
            if (!of.HasNames(run))
            {
                exitCode = Tell(
                    file, new JUnitError(JUnitReasons.SuiteWithoutName, 0, 0, "A suite has no name: give the file as JOB=FILE with a name for its job."));
                continue;
            }

            read.Add(of);
        }

        return exitCode == ExitCode.Ok;
    }

    // A file may have such a name itself.
    private static (string Job, string File) SplitJob(string argument) =>
        argument.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && !File.Exists(argument)
            ? (argument[..at], argument[(at + 1)..])
            : ("", argument);

    private static int Tell(string file, JUnitError error)
    {
        var place = error.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{file}:{error.Line}:{error.Column}") : file;
        new PrintableWriter(Console.Error).WriteLine($"flights: {place}: {error.Reason}: {error.Message.ReplaceLineEndings(" ")}");
        return ExitCode.DataError;
    }
}
