using System.IO.Compression;
using System.Text;
using Flights.Cli.Sources;
using Flights.Mail;

namespace Flights.EndToEnd.Tests.Import;

/// <summary>Files, folders and mailboxes, as <c>flights import</c> finds and reads them.</summary>
public sealed class SourceTests : IDisposable
{
    private const string Box = "From a Tue Mar  3 10:00:00 2026\nSubject: one\n\nA.\n>From b\n\nFrom b Tue Mar  3 11:00:00 2026\nSubject: two\n\nB.\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-test-");

    [Fact]
    public void File_OfAMail_IsOneMail()
    {
        Write("a.eml", "Subject: one\n\nA.\n");

        Assert.Equal([("a.eml", "Subject: one\n\nA.\n")], Read("a.eml"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void File_OfAMailbox_IsItsMails(bool compressed)
    {
        var bytes = Encoding.UTF8.GetBytes(Box);
        File.WriteAllBytes(PathOf("list"), compressed ? Zip(bytes) : bytes);

        Assert.Equal([("list:2", "Subject: one\n\nA.\nFrom b\n"), ("list:8", "Subject: two\n\nB.\n")], Read("list"));
    }

    [Fact]
    public void File_SaidToBeAMail_IsNotTakenForAMailbox()
    {
        Write("a.eml", Box);

        Assert.Equal([("a.eml", Box)], Read("a.eml", SourceKind.Mail));
    }

    [Fact]
    public void Maildir_GivesNewAndCurrentMails_AndThoseOfItsFolders()
    {
        foreach (var file in new[] { "new/1", "cur/2:2,S", "tmp/3", ".list/new/4", ".list/cur/5:2,", ".list/tmp/6" })
        {
            foreach (var sibling in new[] { "new", "cur", "tmp" })
            {
                Directory.CreateDirectory(PathOf($"box/{Path.GetDirectoryName(Path.GetDirectoryName(file))}/{sibling}"));
            }

            Write($"box/{file}", $"Subject: {file}\n\nA.\n");
        }

        Assert.IsType<MaildirSource>(Find("box"));
        Assert.Equal(["box/new/1", "box/cur/2:2,S", "box/.list/new/4", "box/.list/cur/5:2,"], Read("box").Select(mail => mail.Place));
    }

    [Fact]
    public void Maildir_WhoseMailGetsAFlagMeanwhile_IsReadAllTheSame()
    {
        foreach (var file in new[] { "cur/1:2,", "cur/2:2,", "new/none" })
        {
            Write($"box/{file}", "Subject: one\n\nA.\n");
        }

        var places = new List<string>();
        foreach (var mail in Find("box")!.Read(Reading(), TestContext.Current.CancellationToken))
        {
            places.Add(Path.GetRelativePath(_folder.FullName, mail.Place));
            if (places.Count == 2)
            {
                File.Move(PathOf("box/cur/2:2,"), PathOf("box/cur/2:2,RS"));
            }
        }

        Assert.Equal(["box/new/none", "box/cur/1:2,", "box/cur/2:2,RS"], places);
    }

    [Fact]
    public void Folder_GivesWhatHoldsMails_WithWhatIsInside()
    {
        Write("all/b.eml", "Subject: b\n\nB.\n");
        Write("all/sub/list.mbox", Box);
        Write("all/mh/17", "From: a@example.org\nSubject: a mail without an ending\n\nC.\n");
        Write("all/mh/.mh_sequences", "Subject: no mail\n\n");
        Write("all/README.md", "# Nothing\n");
        Write("all/empty.eml", "");
        Write("all/box/new/1", "Subject: in a Maildir\n\nD.\n");
        Directory.CreateDirectory(PathOf("all/box/cur"));
        File.WriteAllBytes(PathOf("all/old.txt.gz"), Zip(Encoding.UTF8.GetBytes(Box)));
        Directory.CreateSymbolicLink(PathOf("all/circle"), PathOf("all"));

        Assert.Equal(
            ["all/b.eml", "all/old.txt.gz:2", "all/old.txt.gz:8", "all/box/new/1", "all/mh/17", "all/sub/list.mbox:2", "all/sub/list.mbox:8"],
            Read("all").Select(mail => mail.Place));
    }

    [Theory]
    [InlineData("large.eml")]
    [InlineData("large.mbox")]
    public void Mail_BeyondTheLimit_IsRefusedAndTheRestIsRead(string name)
    {
        var large = new string('x', 5000);
        Write($"all/{name}", name.EndsWith("mbox", StringComparison.Ordinal) ? $"From a\n\n{large}\n" : large);
        Write("all/small.eml", "Subject: small\n\nA.\n");

        var mails = Find("all")!.Read(Reading(1000), TestContext.Current.CancellationToken).ToArray();

        Assert.Equal([Domain.Reports.ParseReasons.LimitBytes, null], mails.Select(mail => mail.Refusal?.Reason));
        Assert.True(mails[0].Bytes.IsEmpty);
    }

    [Fact]
    public void File_ThatCannotBeRead_IsRefusedAndTheRestIsRead()
    {
        File.WriteAllBytes(PathOf("cut.mbox"), Zip(Encoding.UTF8.GetBytes(Box + new string('x', 100_000)))[..40]);
        Write("small.eml", "Subject: small\n\nA.\n");
        using var holder = new FileStream(PathOf("locked.eml"), FileMode.Create, FileAccess.Write, FileShare.None);
        holder.WriteByte((byte)'a');
        holder.Flush();

        var mails = Find(".")!.Read(Reading(), TestContext.Current.CancellationToken).ToArray();

        Assert.Equal([Refusal.Unreadable, Refusal.Unreadable, null], mails.Select(mail => mail.Refusal?.Reason));
    }

    [Fact]
    public void Mailbox_OfAnySize_IsReadInLittleMemory()
    {
        using var endless = new RepeatedStream(Encoding.UTF8.GetBytes($"From a\nSubject: a\n\n{new string('x', 1000)}\n\n"), 200_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        var count = 0;
        foreach (var mail in MailStream.Read(endless, "list", SourceKind.Auto, Reading(), () => 0))
        {
            if (++count % 50_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.Equal(200_000, count);
        Assert.InRange(most, 0, 4 * 1024 * 1024);
    }

    [Theory]
    [InlineData("a.eml", nameof(SourceKind.Maildir))]
    [InlineData("nowhere", nameof(SourceKind.Auto))]
    [InlineData(".", nameof(SourceKind.Maildir))]
    [InlineData(".", nameof(SourceKind.PublicInbox))]
    [InlineData(".", nameof(SourceKind.Mbox))]
    public void Path_ThatIsNotOfTheKind_IsNoSource(string path, string kind)
    {
        Write("a.eml", "Subject: one\n\nA.\n");

        Assert.Null(Find(path, Enum.Parse<SourceKind>(kind)));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static SourceReading Reading(int limit = 100_000) => new(limit, MboxQuoting.Auto, _ => false);

    private static byte[] Zip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return zipped.ToArray();
    }

    private IMailSource? Find(string path, SourceKind kind = SourceKind.Auto) =>
        SourceFinder.Find(PathOf(path), kind, TestContext.Current.CancellationToken);

    private List<(string Place, string Text)> Read(string path, SourceKind kind = SourceKind.Auto) =>
        [.. Find(path, kind)!.Read(Reading(), TestContext.Current.CancellationToken)
            .Select(mail => (Path.GetRelativePath(_folder.FullName, mail.Place), Encoding.UTF8.GetString(mail.Bytes.Span)))];

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }
}
