using System.CommandLine;
using Flights.Cli.Asking;
using Flights.Cli.Help;
using Flights.Cli.Output;
using Flights.Cli.Replay;
using Flights.Cli.Sources;
using Flights.Domain.Flights;
using Flights.Mail;
using Flights.Parser;
using Flights.Platform.Options;

namespace Flights.Cli.Import;

/// <summary><c>flights import</c>: brings the reports of files, folders, mailboxes and public inboxes into the suite.</summary>
internal static class ImportCommand
{
    /// <summary>The command with its arguments and options.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("source")
        {
            Description = "Files with a mail or a mailbox, folders, Maildirs, git repositories of public-inbox, quarantine folders; "
                + "'-' is standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var suite = new OwnSuiteOptions("The folder in which the embedded suite keeps its databases. Without it, the one that FLIGHTS_DATA names.");
        var state = new Option<DirectoryInfo?>("--state")
        {
            Description = "The folder that remembers what is imported. Without it, 'import' in the data folder; with --connect "
                + "and --server, one of the user's for that address.",
        };
        var quarantine = new Option<DirectoryInfo?>("--quarantine")
        {
            Description = "The folder that takes what was refused. Without it, 'quarantine' in the state folder.",
        };
        var keep = Choice("--keep", "Which mails are copied there: those refused as reports, all that are not recorded, or none.", Keeps);
        var from = Choice("--from", "What the sources are. Without it, that is found by looking.", Kinds);
        var mbox = Choice(
            "--mbox", "How mailboxes quote lines that begin with 'From '. Without it, as the mail's body hash proves, else as mboxrd.", Quotings);
        var again = new Option<bool>("--again") { Description = "Tries mails again that an earlier import has skipped as no reports." };
        var leave = new Option<bool>("--no-wait") { Description = "Ends when all is recorded, and does not wait until all is judged." };
        var json = new Option<bool>("--json") { Description = "Prints one JSON object a line: flights.v1.ImportLine." };
        var lab = Arguments.Lab();
        var patience = Arguments.Seconds(
            "--patience", "Gives up when the services have been away, or the pipeline has not moved, for so many seconds.", 60);
        var command = new ExampledCommand(
            "import",
            "Brings the reports of mailboxes, folders and git repositories of public-inbox into the suite; run again, it goes on.",
            ("flights import Maildir/.xen-devel archive.mbox.gz --data DIR", "an archive into databases that are kept"),
            ("flights import xen-devel.git --server http://127.0.0.1:5100", "an archive into running services"))
        {
            paths, state, quarantine, keep, from, mbox, again, leave, json, lab, patience,
        };
        suite.AddTo(command);
        command.SetAction((arguments, cancellationToken) => RunAsync(
            arguments.GetRequiredValue(paths),
            () =>
            {
                var addresses = suite.Addresses(arguments);
                var standard = EnvironmentOptions.Read<DataOptions>().DataFolder;
                var folder = addresses is null ? suite.Data(arguments) ?? new DirectoryInfo(standard) : null;
                var memory = arguments.GetValue(state) ?? StateFolders.Of(folder, addresses);
                return new ImportOptions
                {
                    Data = folder,
                    Connect = addresses,
                    State = memory,
                    Quarantine = arguments.GetValue(quarantine) ?? new DirectoryInfo(Path.Combine(memory.ToString(), "quarantine")),
                    Keeps = Keeps[arguments.GetRequiredValue(keep)],
                    From = Kinds[arguments.GetRequiredValue(from)],
                    Quoting = Quotings[arguments.GetRequiredValue(mbox)],
                    MaxMailBytes = EnvironmentOptions.Read<ParserOptions>().MaxReportBytes,
                    Lab = arguments.GetValue(lab) is { } name ? new LabName(name) : null,
                    RetriesSkipped = arguments.GetValue(again),
                    LeavesEarly = arguments.GetValue(leave),
                    Patience = TimeSpan.FromSeconds(arguments.GetValue(patience)),
                    Clock = TimeProvider.System,
                };
            },
            arguments.GetValue(json),
            cancellationToken));
        return command;
    }

    private static readonly Dictionary<string, QuarantineKeeps> Keeps = new(StringComparer.Ordinal)
    {
        ["reports"] = QuarantineKeeps.Reports,
        ["all"] = QuarantineKeeps.All,
        ["none"] = QuarantineKeeps.None,
    };

    private static readonly Dictionary<string, SourceKind> Kinds = new(StringComparer.Ordinal)
    {
        ["auto"] = SourceKind.Auto,
        ["mail"] = SourceKind.Mail,
        ["mbox"] = SourceKind.Mbox,
        ["maildir"] = SourceKind.Maildir,
        ["public-inbox"] = SourceKind.PublicInbox,
        ["folder"] = SourceKind.Folder,
    };

    private static readonly Dictionary<string, MboxQuoting> Quotings = new(StringComparer.Ordinal)
    {
        ["auto"] = MboxQuoting.Auto,
        ["rd"] = MboxQuoting.Mboxrd,
        ["o"] = MboxQuoting.Mboxo,
        ["none"] = MboxQuoting.None,
    };

    private static Option<string> Choice<T>(string name, string description, Dictionary<string, T> words)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => words.Keys.First() };
        option.AcceptOnlyFromAmong([.. words.Keys]);
        return option;
    }

    private static async Task<int> RunAsync(string[] paths, Func<ImportOptions> optionsOf, bool json, CancellationToken cancellationToken)
    {
        try
        {
            var options = optionsOf();
            var sources = Find(paths, options.From, out var isMissing, cancellationToken);
            if (sources.Count == 0)
            {
                return ExitCode.NoInput;
            }

            IImportOutput output = json
                ? new ImportJsonOutput(Console.Out)
                : new ImportTextOutput(new PrintableWriter(Console.Out), options);
            var size = sources.Sum(source => source.Size);
            V1.ImportTotals totals;
            using (var progress = new ImportProgress(Console.Error, !Console.IsErrorRedirected, size, options.Clock))
            {
                totals = await ImportRun.RunAsync(sources, options, progress, mail => Show(mail, output, progress), cancellationToken);
            }

            output.Write(totals);
            return isMissing ? ExitCode.NoInput : CodeOf(totals);
        }
        catch (OptionsException error)
        {
            await Console.Error.WriteLineAsync($"flights: {error.Message}");
            return ExitCode.ConfigurationError;
        }
        catch (Exception error) when (BoundedFile.IsUnreadable(error))
        {
            await Console.Error.WriteLineAsync($"flights: what is imported cannot be written down: {error.Message}");
            return ExitCode.CannotCreate;
        }
        catch (ReplayFailedException failure)
        {
            await Console.Error.WriteLineAsync($"flights: {failure.Message}");
            return failure.ExitCode;
        }
    }

    private static void Show(V1.ImportedMail mail, IImportOutput output, ImportProgress progress)
    {
        if (output.Shows(mail))
        {
            progress.Aside(() => output.Write(mail));
        }
    }

    /// <summary>Mails of people are what a mailbox is full of; only where there is nothing else is it an error that there are no
    /// reports.</summary>
    private static int CodeOf(V1.ImportTotals totals) =>
        totals.Stopped ? ExitCode.TemporaryFailure
        : totals.RefusedCount > 0 || totals.RecordedCount + totals.KnownCount == 0 ? ExitCode.DataError
        : ExitCode.Ok;

    private static List<IMailSource> Find(string[] paths, SourceKind kind, out bool isMissing, CancellationToken cancellationToken)
    {
        var sources = new List<IMailSource>();
        foreach (var path in paths)
        {
            if (SourceFinder.Find(path, kind, cancellationToken) is { } source)
            {
                sources.Add(source);
            }
            else
            {
                var what = kind == SourceKind.Auto ? "file and no folder" : "source of the kind that --from names";
                Console.Error.WriteLine($"flights: '{path}' is no {what}.");
            }
        }

        isMissing = sources.Count < paths.Length;
        return sources;
    }
}
