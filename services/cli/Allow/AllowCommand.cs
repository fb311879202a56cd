using System.CommandLine;
using Flights.Cli.Asking;
using Flights.Cli.Help;
using Flights.Cli.Replay;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Platform.Wire;

namespace Flights.Cli.Allow;

/// <summary><c>flights allow check</c>: says what the entries of allow files would have excused of what is recorded, and changes
/// nothing.</summary>
internal static class AllowCommand
{
    /// <summary>The command with those below it.</summary>
    public static Command Create() => new("allow", "Works on allow files: lists of regressions that a lab excuses.")
    {
        CreateCheck(), AllowListCommand.Create(),
    };

    private static ExampledCommand CreateCheck()
    {
        var files = new Argument<FileInfo[]>("file")
        {
            Description = "Allow files, in the order in which they are read: a file can take back what those before it excuse.",
            Arity = ArgumentArity.OneOrMore,
        };
        var branches = new Option<string[]>("--branch") { Description = "A branch whose flights are looked at; may be repeated. Without it: all." };
        var lab = Arguments.Lab();
        lab.Description = "The lab whose flights are looked at. Without it: default.";
        var suite = new SuiteOptions();
        var json = new Option<bool>("--json") { Description = "Prints one JSON object a line: flights.v1.AllowCheckLine." };
        const string Description = "Reads allow files and lists for each entry the regressions of recorded flights that it excuses, and which "
            + "entries excuse nothing. The exit code is 65 if a line cannot be read, and 0 otherwise.";
        var command = new ExampledCommand(
            "check",
            Description,
            ("flights allow check allow.all allow.ovmf", "what the entries of these files excuse"),
            ("flights allow check allow.ovmf --branch ovmf --data DIR", "of one branch, in a folder of databases"))
        {
            files, branches, lab, json,
        };
        suite.AddTo(command);
        branches.Validators.Add(result =>
        {
            foreach (var name in result.GetValueOrDefault<string[]>() ?? [])
            {
                if (!BranchName.IsValid(name))
                {
                    result.AddError($"--branch takes the name of a branch, and '{name}' is none.");
                }
            }
        });
        command.SetAction((arguments, cancellationToken) => RunAsync(
            arguments.GetRequiredValue(files),
            arguments.LabOrDefault(lab),
            arguments.GetValue(branches) ?? [],
            suite.Of(arguments),
            arguments.GetValue(json),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        FileInfo[] files, LabName lab, string[] branches, SuiteChoice choice, bool asJson, CancellationToken cancellationToken)
    {
        var texts = new List<AllowFile>();
        foreach (var file in files)
        {
            if (!AllowText.TryRead(file, out var text, out var why))
            {
                return await SuiteQuestion.FailAsync(ExitCode.NoInput, why);
            }

            texts.Add(text);
        }

        var names = branches.Select(branch => ResourceNames.Branch(lab, new BranchName(branch)));
        return await SuiteQuestion.RunAsync(
            choice,
            (suite, token) => CheckAsync(AllowList.Read(texts), new RecordedFlights(suite, lab), names, asJson, token),
            cancellationToken);
    }

    private static async Task<int> CheckAsync(
        AllowListResult files, RecordedFlights recorded, IEnumerable<string> branches, bool asJson, CancellationToken cancellationToken)
    {
        var audit = new AllowAudit(files.List);
        var flights = 0;
        await foreach (var record in recorded.ReadAsync([.. branches], cancellationToken))
        {
            flights++;
            if (record.Classification is { } classification)
            {
                var (_, branch) = ResourceNames.ParseBranch(record.Flight.Branch, "branch");
                var (_, flight) = ResourceNames.ParseFlight(record.Name, "name");
                audit.Add(branch, flight, classification.ToDomain().Opinions);
            }
        }

        var lines = AllowLines.Of(files, audit, recorded.Lab, flights);
        if (asJson)
        {
            AllowLines.WriteJson(lines, Console.Out);
        }
        else
        {
            AllowLines.WriteText(lines, Console.Out);
        }

        return files.Errors.Count > 0 ? ExitCode.DataError : ExitCode.Ok;
    }
}
