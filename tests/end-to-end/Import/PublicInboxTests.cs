using System.Diagnostics;
using System.Text;
using Flights.Cli.Sources;
using Flights.Mail;

namespace Flights.EndToEnd.Tests.Import;

/// <summary>Repositories of public-inbox, made and read by the git on the path.</summary>
public sealed class PublicInboxTests : IDisposable
{
    private const string One = "Subject: one\n\nA.\n";
    private const string Two = "Subject: two\n\nB.\n";
    private const string Three = "Subject: three\n\nC.\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-test-");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Repository_OfVersion2_GivesItsMailsOldestFirst(bool bare)
    {
        var repository = InboxRepository.Create(PathOf("inbox"), bare);
        var commits = new[] { repository.Commit("m", One), repository.Commit("m", Two), repository.Commit("m", Three) };

        var mails = Read("inbox");

        Assert.Equal([One, Two, Three], mails.Select(Text));
        Assert.Equal(commits.Select(commit => $"{PathOf(bare ? "inbox" : "inbox/.git")}@{commit}"), mails.Select(mail => mail.Place));
        Assert.Equal(Find("inbox")!.Size, mails[^1].Done);
    }

    [Fact]
    public void Mail_ThatWasTakenAway_IsNotGiven()
    {
        var repository = InboxRepository.Create(PathOf("inbox"));
        repository.Commit("m", One);
        repository.Commit("m", Two);
        repository.Commit("d", One);
        repository.Commit("m", Three);

        Assert.Equal([Two, Three], Read("inbox").Select(Text));
    }

    [Fact]
    public void Mail_ThatCameBack_IsGiven()
    {
        var repository = InboxRepository.Create(PathOf("inbox"));
        repository.Commit("m", One);
        repository.Commit("d", One);
        repository.Commit("m", Two);
        repository.Commit("m", One);

        Assert.Equal([Two, One], Read("inbox").Select(Text));
    }

    [Fact]
    public void Epochs_AreOneInbox_WhateverTheirNumberOfDigits()
    {
        for (var epoch = 0; epoch <= 10; epoch++)
        {
            var repository = InboxRepository.Create(PathOf($"list/git/{epoch}.git"));
            repository.Commit("m", $"Subject: {epoch}\n\nA.\n");
            if (epoch == 10)
            {
                repository.Commit("d", "Subject: 3\n\nA.\n");
            }
        }

        InboxRepository.Create(PathOf("list/all.git"));
        var expected = Enumerable.Range(0, 11).Where(epoch => epoch != 3).Select(epoch => $"Subject: {epoch}\n\nA.\n").ToArray();

        Assert.Equal(expected, Read("list").Select(Text));
        Assert.Equal(expected, Read("list/git").Select(Text));
    }

    [Fact]
    public void Repository_OfVersion1_GivesTheMailsThatAreStillThere()
    {
        var (first, second, third) = ($"0a/{new string('1', 38)}", $"0b/{new string('2', 38)}", $"0c/{new string('3', 38)}");
        var repository = InboxRepository.Create(PathOf("inbox"));
        repository.Commit((first, One));
        repository.Commit((first, One), (second, Two));
        repository.Commit((second, Two), ("README", "no mail"));
        repository.Commit((second, "Subject: two, edited\n\nB.\n"), (third, Three));

        Assert.Equal(["Subject: two, edited\n\nB.\n", Three], Read("inbox").Select(Text));
    }

    [Fact]
    public void Blob_ThatIsKnown_IsNotRead()
    {
        var repository = InboxRepository.Create(PathOf("inbox"));
        repository.Commit("m", One);
        repository.Commit("m", Two);
        var known = Read("inbox")[0].Blob;

        var mails = Find("inbox")!.Read(Reading with { IsKnownBlob = blob => blob == known }, TestContext.Current.CancellationToken).ToArray();

        Assert.Equal([(true, ""), (false, Two)], mails.Select(mail => (mail.IsKnown, Text(mail))));
    }

    [Fact]
    public void Mail_BeyondTheLimit_IsRefusedAndTheRestIsRead()
    {
        var repository = InboxRepository.Create(PathOf("inbox"));
        repository.Commit("m", new string('x', 300_000));
        repository.Commit("m", Two);

        Assert.Equal([(Domain.Reports.ParseReasons.LimitBytes, ""), (null, Two)], Read("inbox").Select(mail => (mail.Refusal?.Reason, Text(mail))));
    }

    [Fact]
    public void Repository_WithAMissingBlob_GivesTheRest()
    {
        var repository = InboxRepository.Create(PathOf("inbox"));
        repository.Commit("m", One);
        repository.Commit("m", Two);
        var blob = Read("inbox")[0].Blob;
        File.Delete(PathOf($"inbox/objects/{blob[..2]}/{blob[2..]}"));

        Assert.Equal([(Refusal.Unreadable, ""), (null, Two)], Read("inbox").Select(mail => (mail.Refusal?.Reason, Text(mail))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ref: refs/heads/nowhere\n")]
    [InlineData("1111111111111111111111111111111111111111\n")]
    public void Repository_ThatIsBroken_IsRefusedInGitsWords(string head)
    {
        InboxRepository.Create(PathOf("inbox")).Commit("m", One);
        File.WriteAllText(PathOf("inbox/HEAD"), head);

        var refused = Assert.Single(Read("inbox"));

        Assert.Equal(Refusal.Unreadable, refused.Refusal?.Reason);
        Assert.StartsWith("git ended with 128: fatal: ", refused.Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Repository_OfSomethingElse_IsRefused()
    {
        InboxRepository.Create(PathOf("inbox")).Commit("README", "no mail");

        Assert.Contains("holds no mails", Assert.Single(Read("inbox")).Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Checkout_OfSomethingElse_IsAFolder()
    {
        InboxRepository.Create(PathOf("checkout"), bare: false).Commit("a.eml", One);
        File.WriteAllText(PathOf("checkout/a.eml"), One);

        Assert.IsType<FolderSource>(Find("checkout"));
        Assert.Equal([One], Read("checkout").Select(Text));
    }

    [Fact]
    public void Repository_WhoseConfigurationNamesPrograms_RunsNone()
    {
        var repository = InboxRepository.Create(PathOf("inbox"));
        repository.Commit("m", One);
        repository.Commit("m", Two);
        var trap = PathOf("trap");
        File.WriteAllText(trap, $"#!/bin/sh\necho sprung >>'{trap}.sprung'\n");
        Run("chmod", "+x", trap);
        File.AppendAllText(
            PathOf("inbox/config"),
            $"[core]\n\tpager = {trap}\n\tfsmonitor = {trap}\n\thooksPath = {_folder.FullName}\n\tsshCommand = {trap}\n[log]\n\tshowSignature = true\n\tshowRoot = false\n"
            + $"[gpg]\n\tprogram = {trap}\n[diff]\n\texternal = {trap}\n[alias]\n\tlog = !{trap}\n\tcat-file = !{trap}\n"
            + $"[remote \"origin\"]\n\turl = ext::{trap}\n\tpromisor = true\n\tpartialclonefilter = blob:none\n[extensions]\n\tpartialClone = origin\n");
        File.AppendAllText(PathOf("inbox/info/attributes"), "* diff=trap filter=trap\n");
        var blob = Read("inbox")[0].Blob;
        File.Delete(PathOf($"inbox/objects/{blob[..2]}/{blob[2..]}"));

        var mails = Read("inbox");

        Assert.Equal([(Refusal.Unreadable, ""), (null, Two)], mails.Select(mail => (mail.Refusal?.Reason, Text(mail))));
        Assert.False(File.Exists($"{trap}.sprung"));
    }

    [Fact]
    public void Repository_OfAnotherOwner_IsRead()
    {
        InboxRepository.Create(PathOf("inbox")).Commit("m", One);
        Assert.SkipUnless(Environment.UserName == "root", "SKIPPED: only root can give a repository to somebody else.");
        Run("chown", "-R", "nobody", PathOf("inbox"));

        Assert.Equal([One], Read("inbox").Select(Text));
    }

    [Fact]
    public void Reading_ThatIsCancelled_Stops()
    {
        var repository = InboxRepository.Create(PathOf("inbox"));
        repository.Commit("m", One);
        repository.Commit("m", Two);
        using var source = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var mail in Find("inbox")!.Read(Reading, source.Token))
            {
                source.Cancel();
            }
        });
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static SourceReading Reading => new(100_000, MboxQuoting.Auto, _ => false);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static string Text(SourceMail mail) => Encoding.UTF8.GetString(mail.Bytes.Span);

    private IMailSource? Find(string path) => SourceFinder.Find(PathOf(path), SourceKind.Auto, TestContext.Current.CancellationToken);

    private SourceMail[] Read(string path) => [.. Find(path)!.Read(Reading, TestContext.Current.CancellationToken)];

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
