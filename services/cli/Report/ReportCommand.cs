using System.CommandLine;
using Flights.Cli.Asking;
using Flights.Cli.Help;
using Flights.Cli.Replay;
using Flights.Domain.Flights;
using Flights.Platform.Wire;

namespace Flights.Cli.Report;

/// <summary><c>flights report</c>: prints the report of a recorded flight as osstest's report program prints it, and changes nothing.</summary>
internal static class ReportCommand
{
    /// <summary>The command with its arguments and options.</summary>
    public static Command Create()
    {
        var flight = new Argument<string>("flight") { Description = "The number of a recorded flight, or its name: labs/LAB/flights/NUMBER." };
        var lab = Arguments.LabOfNumber();
        var suite = new SuiteOptions();
        var headers = new Option<bool>("--headers") { Description = "Prints what the program prints above the report, and an empty line." };
        var mro = new Option<bool>("--mro") { Description = "Prints the machine-readable output in place of the report." };
        var policy = new Option<string?>("--policy")
        {
            Description = "The osstest that reports: that of 2015, or the later one, which is the default. For a complete flight alone.",
        };
        policy.AcceptOnlyFromAmong("2015", "later");
        var command = new ExampledCommand(
            "report",
            "Prints the report of a recorded flight as osstest prints it.",
            ("flights report 201009", "the text of the report"),
            ("flights report 1004 --lab orchard --headers --data DIR", "with the X-Osstest-* lines above it, of a folder of databases"),
            ("flights report 1004 --lab orchard --mro", "the machine-readable output"))
        {
            flight, lab, headers, mro, policy,
        };
        suite.AddTo(command);
        command.SetAction((arguments, cancellationToken) =>
        {
            var labName = arguments.LabOrDefault(lab);
            var text = arguments.GetRequiredValue(flight);
            var request = new V1.RenderReportRequest
            {
                Flight = FlightNumber.TryParse(text, out var number) ? ResourceNames.Flight(labName, number) : text,
                Question = arguments.GetValue(policy) switch
                {
                    "2015" => new V1.Question { Policy = V1.ReportPolicy._2015 },
                    "later" => new V1.Question { Policy = V1.ReportPolicy.Later },
                    _ => null,
                },
            };
            var (asMro, withHeaders) = (arguments.GetValue(mro), arguments.GetValue(headers));
            return SuiteQuestion.RunAsync(
                suite.Of(arguments), (services, token) => PrintAsync(services, request, asMro, withHeaders, token), cancellationToken);
        });
        return command;
    }

    private static async Task<int> PrintAsync(
        Suite suite, V1.RenderReportRequest request, bool asMro, bool withHeaders, CancellationToken cancellationToken)
    {
        var report = await suite.Classifier.RenderReportAsync(request, suite.CallOptions(cancellationToken));
        if (withHeaders)
        {
            await Console.Out.WriteAsync(report.Headers + "\n");
        }

        await Console.Out.WriteAsync(asMro ? report.MachineOutput : report.Text);
        return ExitCode.Ok;
    }
}
