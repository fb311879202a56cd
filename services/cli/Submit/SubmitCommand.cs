using System.CommandLine;
using Flights.Cli.Asking;
using Flights.Cli.Help;
using Flights.Cli.Output;
using Flights.Cli.Sources;
using Flights.Cli.Submit.JUnit;
using Flights.Domain.Flights;
using Flights.Mail;
using Flights.Parser;
using Flights.Platform.Options;
using Flights.Platform.Security;
using Flights.Platform.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flights.Cli.Submit;

/// <summary><c>flights submit</c>: hands one mail to a running parser service, and tells a mailer by its exit code what to do with it; or the
/// results of a CI's tests, as the complete results of a flight.</summary>
internal static class SubmitCommand
{
    private const string JUnitFormat = "junit";

    /// <summary>The command with its arguments and options.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("file")
        {
            Description = "Files with one mail each; '-', or none, is standard input. Of JUnit XML, all files of one flight: FILE, or JOB=FILE with a name "
                + "that goes before those of its suites.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var format = new Option<string>("--format") { Description = "What the files are: mail or junit.", DefaultValueFactory = _ => "mail" };
        format.AcceptOnlyFromAmong("mail", JUnitFormat);
        var junit = new JUnitOptions();
        var acceptOthers = new Option<bool>("--accept-others")
        {
            Description = "Ends with 0 for a mail that is no report at all, so that a mailer does not return what people write to a list.",
        };
        var json = new Option<bool>("--json")
        {
            Description = "Prints one JSON object a mail: flights.v1.ImportLine. Of JUnit XML: flights.v1.SubmitFlightsResponse.",
        };
        var lab = Arguments.Lab();
        var timeout = Arguments.Seconds("--timeout", "Gives up, and asks the mailer to try again, after so many seconds.", 30);
        var command = new ExampledCommand(
            "submit",
            "Submits a mail, from standard input or from files, or the results of a CI's tests to the parser service at FLIGHTS_PARSER_ADDRESS or --server.\n"
            + "Exit codes: 0 accepted, 65 no report, 66 no input, 69 the service refuses the caller, 75 try again later, 78 wrong configuration.",
            ("flights submit <report.eml", "one mail, as a mailer gives it"),
            ("flights submit --accept-others <mail.eml", "what is no report ends with 0 too"),
            ("flights submit --format junit unit=unit.xml boot.xml", "the results of a pipeline of GitLab CI"))
        {
            files, format, acceptOthers, json, lab, timeout,
        };
        junit.AddTo(command, arguments => arguments.GetValue(format) == JUnitFormat);
        command.SetAction((arguments, cancellationToken) => arguments.GetValue(format) == JUnitFormat
            ? JUnitSubmission.RunAsync(junit, arguments, arguments.GetValue(files) ?? [], arguments.GetValue(lab), arguments.GetValue(json), cancellationToken)
            : RunAsync(
                junit.Suite(arguments),
                arguments.GetValue(files) is { Length: > 0 } given ? given : [SourceFinder.StandardInput],
                arguments.GetValue(acceptOthers),
                arguments.GetValue(json),
                arguments.GetValue(lab) is { } name ? ResourceNames.Lab(new LabName(name)) : "",
                TimeSpan.FromSeconds(arguments.GetValue(timeout)),
                cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        SuiteChoice choice, string[] files, bool acceptOthers, bool json, string lab, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            var address = choice.Addresses()!.Parser;
            var reading = new SourceReading(EnvironmentOptions.Read<ParserOptions>().MaxReportBytes, MboxQuoting.Auto, _ => false);
            var access = EnvironmentOptions.Read<PeerOptions>();
            using var channel = new PeerConnections(access, NullLoggerFactory.Instance).OpenChannel(address);
            var submitter = new ReportSubmitter(new V1.ParserService.ParserServiceClient(channel), lab, timeout, TimeProvider.System);
            var worst = ExitCode.Ok;
            foreach (var file in files)
            {
                var code = await SubmitAsync(file, submitter, reading, acceptOthers, json, cancellationToken);

                // One mail to be tried again makes the whole be tried again: submitting the others twice changes nothing.
                worst = worst == ExitCode.TemporaryFailure || code == ExitCode.Ok ? worst : code;
            }

            return worst;
        }
        catch (OptionsException error)
        {
            await Console.Error.WriteLineAsync($"flights: {error.Message}");
            return ExitCode.ConfigurationError;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("flights: stopped before the service had answered.");
            return ExitCode.TemporaryFailure;
        }
    }

    private static async Task<int> SubmitAsync(
        string file, ReportSubmitter submitter, SourceReading reading, bool acceptOthers, bool json, CancellationToken cancellationToken)
    {
        IMailSource source = file == SourceFinder.StandardInput ? new StandardInputSource(SourceKind.Mail) : new FileSource(file, SourceKind.Mail);
        var mail = source.Read(reading, cancellationToken).Single();
        if (mail is { Refusal: null, Bytes.IsEmpty: true } or { Refusal.Reason: Refusal.Unreadable })
        {
            return Tell(file, mail.Refusal ?? new Refusal("EMPTY", "There is no mail at all."), ExitCode.NoInput, json);
        }

        var outcome = mail.Refusal is { } tooLarge
            ? new SubmitOutcome(SubmitKind.Refused, default, tooLarge)
            : await submitter.SubmitAsync(mail.Bytes, cancellationToken);
        if (outcome.Refusal is not { } refusal)
        {
            Print(json, ImportedMails.Of(file, outcome.Report));
            return ExitCode.Ok;
        }

        var isOther = acceptOthers && refusal.Reason == Refusal.NotAReport;
        return Tell(file, refusal, isOther ? ExitCode.Ok : CodeOf(outcome.Kind), json);
    }

    private static int CodeOf(SubmitKind kind) => kind switch
    {
        SubmitKind.Refused => ExitCode.DataError,
        SubmitKind.Impossible => ExitCode.Unavailable,

        // A service that failed over a mail may be mended before the mailer gives up: the mail is worth keeping.
        _ => ExitCode.TemporaryFailure,
    };

    private static int Tell(string file, Refusal refusal, int exitCode, bool json)
    {
        // A mailer keeps this line in its log: it is one line, whatever the service says.
        var message = refusal.Message.ReplaceLineEndings(" ");
        new PrintableWriter(Console.Error).WriteLine($"flights: {file}: {refusal.Reason}{(refusal.Line > 0 ? $" in line {refusal.Line}" : "")}: {message}");
        Print(json, ImportedMails.Of(file, refusal));
        return exitCode;
    }

    private static void Print(bool json, V1.ImportedMail mail)
    {
        if (json)
        {
            Console.Out.WriteLine(Google.Protobuf.JsonFormatter.Default.Format(new V1.ImportLine { Mail = mail }));
        }
    }
}
