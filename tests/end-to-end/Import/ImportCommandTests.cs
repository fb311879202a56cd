using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Flights.Cli.Replay;
using Google.Protobuf;

namespace Flights.EndToEnd.Tests.Import;

/// <summary><c>flights import</c> as a process of its own: whatever holds the reports, and however often it is interrupted, the state is
/// that of a replay of the same reports.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private const string HalfAReport = "From: a@example.org\nSubject: cut\n\nflight 201001 xen-unstable real [real]\n\nno table\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-test-");

    // Each report once: the mailbox among the samples holds copies.
    private static readonly string[] Reports = [.. Inputs.Samples.Where(file => !file.EndsWith(".mbox", StringComparison.Ordinal))];

    // What every import is to end in: one replay for them all.
    private static readonly Lazy<Task<string>> Replayed = new(() => Replays.PrintAsync(Reports));

    private string Data => PathOf("data");

    public static TheoryData<string> Kinds => ["folder", "maildir", "mbox", "mbox.gz", "public-inbox", "public-inbox checkout", "standard input"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Import_OfAnySource_EndsInTheStateOfAReplay(string kind)
    {
        var source = MakeSource(kind, Mails(letters: 5));
        var input = kind == "standard input" ? await File.ReadAllBytesAsync(PathOf("list"), TestContext.Current.CancellationToken) : null;

        var ended = await Command.RunAsync(["import", "--data", Data, source], input: input);
        var again = await Command.RunAsync(["import", "--data", Data, source], input: input);

        Assert.True(ended.ExitCode == 0, ended.Errors + ended.Output);
        Assert.Contains($": {Reports.Length} recorded, 0 known, 5 skipped, 0 refused\n  NOT_A_REPORT  5\n", ended.Output, StringComparison.Ordinal);
        Assert.Contains($": 0 recorded, {Reports.Length + 5} known, 0 skipped, 0 refused\n", again.Output, StringComparison.Ordinal);
        Assert.Equal(0, again.ExitCode);
        Assert.Equal(await Replayed.Value, await StateAsync());
    }

    [Fact]
    public async Task Import_ThatIsKilledAgainAndAgain_EndsInTheStateOfAReplay()
    {
        var mails = Mails(letters: 240);
        for (var kill = 1; kill <= 3; kill++)
        {
            // More than 60 mails that no import before has seen.
            await RunUntilAsync(mails[..(mails.Count * kill / 4)], settled: 50, process => process.Kill());
        }

        var ended = await Command.RunAsync(["import", "--data", Data, "--json", MakeSource("mbox", mails)]);

        Assert.Equal(0, ended.ExitCode);
        var totals = Lines(ended.Output)[^1].Totals;
        Assert.Equal(mails.Count, totals.MailCount);
        Assert.InRange(totals.KnownCount, 3 * 50, mails.Count * 3 / 4);
        Assert.Equal(await Replayed.Value, await StateAsync());
    }

    [Fact]
    public async Task Import_ThatIsInterrupted_StopsCleanlyAndGoesOn()
    {
        var mails = Mails(letters: 200);
        var half = mails.Count / 2;

        // Where the last mail of a mailbox ends, the mailbox tells: until then the import waits for it.
        Assert.Equal(75, await RunUntilAsync(mails[..half], settled: half - 1, Interrupt));
        Assert.Equal(75, await RunUntilAsync(mails, settled: 20, Interrupt));
        var ended = await Command.RunAsync(["import", "--data", Data, "--json", MakeSource("mbox", mails)]);

        Assert.Equal(0, ended.ExitCode);
        Assert.InRange(Lines(ended.Output)[^1].Totals.KnownCount, half - 1 + 20, mails.Count - 1);
        Assert.Equal(await Replayed.Value, await StateAsync());
    }

    [Fact]
    public async Task Import_WhileTheServicesAreAway_WaitsForThem()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var source = MakeSource("mbox", Mails(letters: 5));
        var address = ServiceProcess.FreeAddress();
        var variables = ParserServer.AddressesOf(address);
        Task<Command.Ended> import;
        using (var hangsUp = new TcpListener(IPAddress.Loopback, address.Port))
        {
            hangsUp.Start();
            import = Command.RunAsync(["import", "--connect", "--state", PathOf("state"), source], variables);
            using var call = await hangsUp.AcceptTcpClientAsync(cancellationToken);
        }

        await using var server = await ServiceProcess.StartAsync(
            "Embedded", address, new Dictionary<string, string> { ["FLIGHTS_DATA"] = Data }, cancellationToken);
        var ended = await import;

        Assert.True(ended.ExitCode == 0, ended.Errors);
        Assert.Contains($": {Reports.Length} recorded, 0 known, 5 skipped, 0 refused\n", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WhoseServicesStayAway_GivesUpAndGoesOnLater()
    {
        var source = MakeSource("mbox", Mails(letters: 5));

        var ended = await Command.RunAsync(
            ["import", "--connect", "--patience", "1", "--state", PathOf("state"), source], ParserServer.AddressesOf(ServiceProcess.FreeAddress()));
        var later = await Command.RunAsync(["import", "--data", Data, "--state", PathOf("state"), source]);

        Assert.Equal(69, ended.ExitCode);
        Assert.Contains("the services do not answer: Unavailable: ", ended.Errors, StringComparison.Ordinal);
        Assert.Contains($": {Reports.Length} recorded, 0 known, 5 skipped", later.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedMail_AfterAFix_LeavesTheQuarantine()
    {
        var quarantine = PathOf("data/import/quarantine");
        Write("all/cut.eml", HalfAReport);
        Write("all/letter.eml", Letter(1));
        Write("all/large.eml", new string('x', 5 * 1024 * 1024));
        File.Copy(Inputs.Samples[1], PathOf("all/good.eml"));

        var ended = await Command.RunAsync(["import", "--data", Data, PathOf("all")]);

        Assert.Equal(65, ended.ExitCode);
        Assert.Contains($"{PathOf("all/cut.eml")}: NO_JOBS_TABLE in line ", ended.Output, StringComparison.Ordinal);
        Assert.Contains($"{PathOf("all/large.eml")}: LIMIT_BYTES: ", ended.Output, StringComparison.Ordinal);
        Assert.Contains(": 1 recorded, 0 known, 1 skipped, 2 refused\n", ended.Output, StringComparison.Ordinal);
        Assert.Contains("letter.eml", await ReadAsync("data/import/skipped.jsonl"), StringComparison.Ordinal);
        Assert.Equal(
            [("cut.eml", "NO_JOBS_TABLE", true), ("large.eml", "LIMIT_BYTES", false)],
            Index(quarantine).Select(mail => (Path.GetFileName(mail.Place), mail.Reason, mail.QuarantineFile.Length > 0)));
        var copy = Assert.Single(Directory.GetFiles(quarantine, "*.eml"));
        Assert.Equal(HalfAReport, await ReadAsync(copy));

        var unmended = await Command.RunAsync(["import", "--data", Data, quarantine]);
        Assert.Equal(65, unmended.ExitCode);
        Assert.Equal(2, Index(quarantine).Length);

        File.Copy(Inputs.Samples[0], copy, overwrite: true);
        var mended = await Command.RunAsync(["import", "--data", Data, quarantine]);

        Assert.Equal(0, mended.ExitCode);
        Assert.Contains("1 mail in", mended.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(quarantine, "*.eml"));
        Assert.Equal("large.eml", Path.GetFileName(Assert.Single(Index(quarantine)).Place));
    }

    [Theory]
    [InlineData("all", 2, 2)]
    [InlineData("reports", 1, 1)]
    [InlineData("none", 1, 0)]
    public async Task Quarantine_KeepsWhatItIsToldTo(string keep, int listed, int copied)
    {
        Write("all/cut.eml", HalfAReport);
        Write("all/letter.eml", Letter(1));

        var ended = await Command.RunAsync(["import", "--data", Data, "--quarantine", PathOf("q"), "--keep", keep, PathOf("all")]);

        Assert.Equal(65, ended.ExitCode);
        Assert.Equal(listed, Index(PathOf("q")).Length);
        Assert.Equal(copied, Directory.GetFiles(PathOf("q"), "*.eml").Length);
    }

    [Fact]
    public async Task Letters_AreTriedAgain_WhenToldTo()
    {
        Write("all/letter.eml", Letter(1));
        File.Copy(Inputs.Samples[0], PathOf("all/good.eml"));
        string[] import = ["import", "--data", Data, PathOf("all")];

        await Command.RunAsync(import);
        var again = await Command.RunAsync([.. import, "--again"]);

        Assert.Contains(": 0 recorded, 1 known, 1 skipped, 0 refused\n", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WithoutGit_SaysWhatIsMissing()
    {
        InboxRepository.Create(PathOf("inbox")).Commit("m", Letter(1));

        var ended = await Command.RunAsync(["import", "--data", Data, PathOf("inbox")], new Dictionary<string, string> { ["PATH"] = "/nowhere" });

        Assert.Equal(69, ended.ExitCode);
        Assert.Contains("there is no 'git' on the PATH", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfNothingButLetters_IsADataError()
    {
        Write("letter.eml", Letter(1));

        Assert.Equal(65, (await Command.RunAsync(["import", "--data", Data, PathOf("letter.eml")])).ExitCode);
    }

    public static TheoryData<string[], int, string> Wrong => new()
    {
        { ["/nowhere"], 66, "'/nowhere' is no file and no folder" },
        { ["--from", "maildir", "/tmp"], 66, "'/tmp' is no source of the kind that --from names" },
        { ["--keep", "some", "/tmp"], 64, "'some'" },
        { ["--connect", "--data", "/tmp", "/tmp"], 64, "choose one" },
        { [], 64, "Required argument missing" },
        { ["--data", "/dev/null", "/dev/null"], 73, "cannot be kept in" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Import_ThatCannotBe_SaysWhy(string[] arguments, int exitCode, string error)
    {
        var ended = await Command.RunAsync(["import", .. arguments]);

        Assert.Equal(exitCode, ended.ExitCode);
        Assert.Contains(error, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Letter(int number) => $"From: a@example.org\nSubject: letter {number}\n\nNothing new.\n>From here\n";

    // The reports, and letters of people between them.
    private static List<string> Mails(int letters)
    {
        var reports = Reports.Select(File.ReadAllText).ToArray();
        var mails = new List<string>();
        for (var index = 0; index < Math.Max(letters, reports.Length); index++)
        {
            mails.AddRange(index < letters ? [Letter(index)] : []);
        }

        for (var index = 0; index < reports.Length; index++)
        {
            mails.Insert((int)((long)mails.Count * index / reports.Length), reports[index]);
        }

        return mails;
    }

    private string MakeSource(string kind, List<string> mails)
    {
        switch (kind)
        {
            case "folder":
                for (var index = 0; index < mails.Count; index++)
                {
                    Write($"all/{index}.eml", mails[index]);
                }

                return PathOf("all");
            case "maildir":
                for (var index = 0; index < mails.Count; index++)
                {
                    Write(index % 2 == 0 ? $"box/cur/{index}.M1P2.host:2,S" : $"box/new/{index}.M1P2.host", mails[index]);
                }

                return PathOf("box");
            case "public-inbox" or "public-inbox checkout":
                var repository = InboxRepository.Create(PathOf("inbox"), bare: kind == "public-inbox");
                mails.ForEach(mail => repository.Commit("m", mail));
                return PathOf("inbox");
            default:
                var box = Mailbox(mails);
                Write("list", box);
                if (kind == "mbox.gz")
                {
                    using var zipped = new System.IO.Compression.GZipStream(File.Create(PathOf("list.gz")), System.IO.Compression.CompressionLevel.Fastest);
                    zipped.Write(Encoding.UTF8.GetBytes(box));
                    return PathOf("list.gz");
                }

                return kind == "standard input" ? "-" : PathOf("list");
        }
    }

    private static string Mailbox(List<string> mails) =>
        string.Concat(mails.Select(mail => $"From a@example.org Mon Mar  2 00:00:00 2026\n{Quoted(mail)}\n"));

    // As mboxrd quotes.
    private static string Quoted(string mail) => string.Join(
        '\n', mail.Split('\n').Select(line => line.TrimStart('>').StartsWith("From ", StringComparison.Ordinal) ? ">" + line : line));

    /// <summary>Runs an import of a mailbox that never ends, by standard input, until so many mails are settled, then does something to
    /// the process, and waits for its end.</summary>
    private async Task<int> RunUntilAsync(List<string> mails, int settled, Action<Process> then)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var process = Command.Start(["import", "--data", Data, "--json", "-"], takesInput: true);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var written = WriteAsync(process, Mailbox(mails), cancellationToken);
        for (var line = 0; line < settled; line++)
        {
            var text = await process.StandardOutput.ReadLineAsync(cancellationToken);
            Assert.True(text is not null, $"It has ended after {line} mails.");
        }

        then(process);
        await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        await Task.WhenAll(written, errors);
        return process.ExitCode;
    }

    private static async Task WriteAsync(Process process, string text, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
            await process.StandardInput.BaseStream.FlushAsync(cancellationToken);
        }
        catch (IOException)
        {
            // It has closed its end.
        }
    }

    // Not by SIGINT: what a shell runs in the background ignores it, and so do all processes below it. Both signals go the same way.
    private static void Interrupt(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>The state that the imports have left, of the reports in their journal, without submitting anything.</summary>
    private async Task<string> StateAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var reports = File.ReadLines(PathOf("data/import/journal")).Select(line => line.Split(' '))
            .Where(words => words is ["recorded", _, _, _, _, "."])
            .Select(words => new SubmittedReport(words[3], words[4] == "-" ? "" : words[4]))
            .ToHashSet();
        await using var suite = await Suite.StartAsync(new DirectoryInfo(Data), null, TimeProvider.System, cancellationToken);
        return Replays.Print(await new FinalState(suite).ReadAsync(reports, [], cancellationToken));
    }

    private static V1.ImportLine[] Lines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JsonParser.Default.Parse<V1.ImportLine>)];

    private static V1.ImportedMail[] Index(string quarantine) =>
        [.. File.ReadLines(Path.Combine(quarantine, "refused.jsonl")).Select(JsonParser.Default.Parse<V1.ImportedMail>)];

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private Task<string> ReadAsync(string name) => File.ReadAllTextAsync(PathOf(name), TestContext.Current.CancellationToken);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }
}
