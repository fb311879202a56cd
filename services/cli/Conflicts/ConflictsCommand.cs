using System.CommandLine;
using Flights.Cli.Asking;
using Flights.Cli.Help;
using Flights.Cli.Output;
using Flights.Cli.Replay;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Google.Protobuf;

namespace Flights.Cli.Conflicts;

/// <summary><c>flights conflicts</c>: tells what recorded reports and pushes of one flight contradict each other in, and changes
/// nothing.</summary>
internal static class ConflictsCommand
{
    // Enough to tell the reports of one flight apart.
    private const int DigestDigits = 12;

    // As many flights are looked at by one call, and most of them have no conflict.
    private const int PageSize = 1000;

    /// <summary>The command with its arguments and options.</summary>
    public static Command Create()
    {
        var branch = new Argument<string>("branch") { Description = "The branch." };
        branch.Validators.Add(result =>
        {
            if (!BranchName.IsValid(result.GetValueOrDefault<string>()))
            {
                result.AddError($"'{result.GetValueOrDefault<string>()}' is no branch.");
            }
        });
        var lab = Arguments.Lab();
        lab.Description = "The lab that ran the flights. Without it: default.";
        var suite = new SuiteOptions();
        var json = new Option<bool>("--json") { Description = "Prints one JSON object a line: flights.v1.FlightConflict." };
        var command = new ExampledCommand(
            "conflicts",
            "Lists the flights of a branch of which contradictory facts are recorded, and which of them count.",
            ("flights conflicts xen-unstable", "for people"),
            ("flights conflicts xen-unstable --json | jq -r .flight", "the names of the flights"))
        {
            branch, lab, json,
        };
        suite.AddTo(command);
        command.SetAction((arguments, cancellationToken) =>
        {
            var labName = arguments.LabOrDefault(lab);
            var parent = ResourceNames.Branch(labName, new BranchName(arguments.GetRequiredValue(branch)));
            var asJson = arguments.GetValue(json);
            return SuiteQuestion.RunAsync(
                suite.Of(arguments), (services, token) => ListAsync(services, parent, asJson, token), cancellationToken);
        });
        return command;
    }

    private static async Task<int> ListAsync(Suite suite, string branch, bool asJson, CancellationToken cancellationToken)
    {
        var writer = new PrintableWriter(Console.Out);
        var request = new V1.ListConflictsRequest { Parent = branch, PageSize = PageSize };
        var count = 0;
        do
        {
            var page = await suite.BaselineStore.ListConflictsAsync(request, suite.CallOptions(cancellationToken));
            foreach (var conflict in page.Conflicts)
            {
                if (asJson)
                {
                    Console.WriteLine(JsonFormatter.Default.Format(conflict));
                }
                else
                {
                    Write(conflict, writer);
                }
            }

            count += page.Conflicts.Count;
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        if (!asJson)
        {
            writer.WriteLine(count == 1 ? "1 flight with contradictory facts" : $"{count} flights with contradictory facts");
        }

        return ExitCode.Ok;
    }

    private static void Write(V1.FlightConflict conflict, PrintableWriter writer)
    {
        writer.WriteLine($"{Words.Flight(conflict.Flight)}: {Short(conflict.EffectiveDigest)} counts");
        foreach (var other in conflict.Others)
        {
            writer.WriteLine(other.Push is { } push ? $"  push of {push.PushTime.ToDateTimeOffset():yyyy-MM-dd HH:mm:ss'Z'}" : $"  {Short(other.Digest)}");
            foreach (var each in other.Contradictions)
            {
                var subject = each.Subject.Length > 0 ? " " + each.Subject : "";
                writer.WriteLine($"    {each.Kind.ToString().ToLowerInvariant()}{subject}: {OrNone(each.Effective)} counts, not {OrNone(each.Other)}");
            }

            WriteRest(other.ContradictionCount - other.Contradictions.Count, "    ", writer);
        }

        WriteRest(conflict.OtherCount - conflict.Others.Count, "  ", writer);
    }

    private static void WriteRest(int count, string indent, PrintableWriter writer)
    {
        if (count > 0)
        {
            writer.WriteLine($"{indent}and {count} more");
        }
    }

    private static string Short(string digest) => digest[..Math.Min(DigestDigits, digest.Length)];

    private static string OrNone(string word) => word.Length > 0 ? word : "none";
}
