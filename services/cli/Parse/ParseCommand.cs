using System.CommandLine;
using Flights.Cli.Help;
using Flights.Cli.Output;
using Flights.Domain.Flights;
using Flights.Domain.Reports;
using Flights.Domain.Reports.Bisections;
using Flights.Domain.Reports.Writing;
using Flights.Mail;
using Flights.Platform.Wire;

namespace Flights.Cli.Parse;

/// <summary><c>flights parse</c>: shows what a report says, and stores nothing.</summary>
internal static class ParseCommand
{
    /// <summary>The command with its argument and options.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "A mail or a text: the report of a flight or of a bisection." };
        var json = new Option<bool>("--json") { Description = "Prints the facts as one JSON object: flights.v1.Flight or flights.v1.Bisection." };
        var render = new Option<bool>("--render") { Description = "Prints the report again, written from the facts." };
        var command = new ExampledCommand(
            "parse",
            "Reads one report and prints its facts.",
            ("flights parse report.eml", "the facts of a report"),
            ("flights parse report.eml --json >facts.json", "as JSON"))
        {
            file, json, render,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(render))
            {
                result.AddError("--json and --render are two forms of the same facts: choose one.");
            }
        });
        command.SetAction(arguments => Run(
            arguments.GetRequiredValue(file),
            (arguments.GetValue(json), arguments.GetValue(render)) switch { (true, _) => FactsForm.Json, (_, true) => FactsForm.Report, _ => FactsForm.Text }));
        return command;
    }

    private static int Run(FileInfo file, FactsForm form)
    {
        if (!BoundedFile.TryRead(file, out var bytes, out var why))
        {
            Console.Error.WriteLine($"flights: {why}");
            return ExitCode.NoInput;
        }

        switch (MailedReport.Parse(bytes, ParseLimits.Default))
        {
            case { Flight: { } flight }:
                Print(flight, form);
                return ExitCode.Ok;
            case { Bisection: { } bisection }:
                Print(bisection, form);
                return ExitCode.Ok;
            case var refused:
                var error = refused.Error!;
                Console.Error.WriteLine($"{file}:{Math.Max(error.Line, 1)}:{Math.Max(error.Column, 1)}: {error.Reason}: {error.Message}");
                return ExitCode.DataError;
        }
    }

    private static void Print(Flight flight, FactsForm form)
    {
        switch (form)
        {
            case FactsForm.Json:
                Console.Out.WriteLine(FactsJson.Of(flight.ToWire()));
                break;
            case FactsForm.Report:
                Console.Out.Write(ReportWriter.Write(flight));
                break;
            default:
                FactsText.Write(flight, new PrintableWriter(Console.Out));
                break;
        }
    }

    private static void Print(Bisection bisection, FactsForm form)
    {
        switch (form)
        {
            case FactsForm.Json:
                Console.Out.WriteLine(FactsJson.Of(bisection.ToWire()));
                break;
            case FactsForm.Report:
                Console.Out.Write(BisectionWriter.Write(bisection));
                break;
            default:
                FactsText.Write(bisection, new PrintableWriter(Console.Out));
                break;
        }
    }

    private enum FactsForm
    {
        Text,
        Json,
        Report,
    }
}
