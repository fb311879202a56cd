using System.CommandLine;
using System.Text;
using Flights.Cli.Help;
using Flights.Domain.Reports.Writing;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Google.Protobuf;

namespace Flights.Cli.Parse;

/// <summary><c>flights render</c>: writes the report of a flight from its facts, as osstest would.</summary>
internal static class RenderCommand
{
    /// <summary>The command with its argument.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("facts") { Description = "Facts as one JSON object, flights.v1.Flight: what 'flights parse --json' prints." };
        var command = new ExampledCommand(
            "render",
            "Writes a report from facts.",
            ("flights render facts.json", "the report of facts that were changed"))
        {
            file,
        };
        command.SetAction(arguments => Run(arguments.GetRequiredValue(file)));
        return command;
    }

    private static int Run(FileInfo file)
    {
        if (!BoundedFile.TryRead(file, out var bytes, out var why))
        {
            Console.Error.WriteLine($"flights: {why}");
            return ExitCode.NoInput;
        }

        try
        {
            var facts = JsonParser.Default.Parse<V1.Flight>(Encoding.UTF8.GetString(bytes));
            Console.Out.Write(ReportWriter.Write(facts.ToDomain()));
            return ExitCode.Ok;
        }
        catch (Exception error) when (error is InvalidProtocolBufferException or InvalidJsonException or FlightsException)
        {
            var field = error is FlightsException { Field.Length: > 0 } named ? named.Field + ": " : "";
            Console.Error.WriteLine($"flights: '{file}' holds no facts of a flight: {field}{error.Message}");
            return ExitCode.DataError;
        }
    }
}
