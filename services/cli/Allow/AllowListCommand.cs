using System.CommandLine;
using System.Globalization;
using Flights.Cli.Asking;
using Flights.Cli.Help;
using Flights.Cli.Output;
using Flights.Cli.Replay;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Cli.Allow;

/// <summary><c>flights allow list</c>: says what a lab's own allow files say, and since when.</summary>
internal static class AllowListCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var lab = Arguments.Lab();
        lab.Description = "The lab whose files are listed. Without it: default.";
        var suite = new SuiteOptions();
        var json = new Option<bool>("--json") { Description = "Prints one JSON object a line: flights.v1.AllowListLine." };
        var command = new ExampledCommand(
            "list",
            "Lists the lines of a lab's own allow files as they were read last, and since when each is in them.",
            ("flights allow list --lab orchard", "the lines by which a lab's flights are judged"))
        {
            lab, json,
        };
        suite.AddTo(command);
        command.SetAction((arguments, cancellationToken) => SuiteQuestion.RunAsync(
            suite.Of(arguments),
            (services, token) => ListAsync(
                services,
                arguments.LabOrDefault(lab),
                arguments.GetValue(json),
                token),
            cancellationToken));
        return command;
    }

    private static async Task<int> ListAsync(Suite suite, LabName lab, bool asJson, CancellationToken cancellationToken)
    {
        var history = AllowHistory.Empty;
        var request = new V1.ListAllowReadingsRequest { Parent = ResourceNames.Lab(lab) };
        do
        {
            var page = await suite.BaselineStore.ListAllowReadingsAsync(request, suite.CallOptions(cancellationToken));
            history = page.Readings.Aggregate(history, (known, record) => known.With(record.Reading.ToDomain("reading")));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        var writer = new PrintableWriter(Console.Out);
        foreach (var (entry, since) in history.Standing())
        {
            if (asJson)
            {
                JsonFormatter.Default.Format(LineOf(entry, since), Console.Out);
                await Console.Out.WriteLineAsync();
            }
            else
            {
                var from = entry.From is { } flight ? $"from flight {flight} on, " : "";
                var time = since.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
                writer.WriteLine($"{entry}: {from}since {time} UTC");
            }
        }

        return ExitCode.Ok;
    }

    private static V1.AllowListLine LineOf(AllowEntry entry, DateTimeOffset since) => new()
    {
        File = entry.File,
        Line = entry.Line,
        Text = entry.Text,
        FromFlight = entry.From?.Value ?? 0,
        SinceTime = Timestamp.FromDateTimeOffset(since),
    };
}
