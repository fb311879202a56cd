using Flights.Cli.Import;
using Flights.Cli.Replay;

namespace Flights.EndToEnd.Tests.Import;

/// <summary>What an import remembers, also after it was killed.</summary>
public sealed class JournalTests : IDisposable
{
    private const string Blob = "1111111111111111111111111111111111111111";
    private static readonly SubmittedReport Report = new("labs/default/flights/7", new string('a', 64));
    private static readonly SubmittedReport Bisection = new("labs/default/branches/ovmf/bisections/b", "");
    private static readonly MailKey One = MailKey.OfBytes("", "one"u8);
    private static readonly MailKey Two = MailKey.OfBytes("", "two"u8);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-test-");

    private string FileName => Path.Combine(_folder.FullName, "journal");

    [Fact]
    public void Journal_OpenedAgain_KnowsWhatWasSettled()
    {
        using (var journal = Open())
        {
            journal.AddRecorded(One, Blob, Report);
            journal.AddRecorded(MailKey.OfBytes("", "three"u8), "", Bisection);
            journal.AddSkipped(Two, "");
        }

        using var again = Open();
        Assert.True(again.Knows(One, skippedToo: false));
        Assert.True(again.Knows(MailKey.OfBlob("", Blob), skippedToo: false));
        Assert.True(again.Knows(Two, skippedToo: true));
        Assert.False(again.Knows(Two, skippedToo: false));
        Assert.Equal([Report, Bisection], again.Unquiet);
    }

    [Fact]
    public void Report_ThatWasSeenThrough_IsNotWaitedForAgain()
    {
        using (var journal = Open())
        {
            journal.AddRecorded(One, "", Report);
            journal.AddQuiet();
            journal.AddSkipped(Two, "");
        }

        using var again = Open();
        Assert.Empty(again.Unquiet);
        Assert.True(again.Knows(One, skippedToo: false));
    }

    [Fact]
    public void Journal_TornAtAnyByte_KnowsTheLinesBefore()
    {
        using (var journal = Open())
        {
            journal.AddRecorded(One, "", Report);
            journal.AddRecorded(Two, Blob, Report);
        }

        var whole = File.ReadAllBytes(FileName);
        var firstLine = Array.IndexOf(whole, (byte)'\n') + 1;
        for (var length = firstLine; length < whole.Length; length++)
        {
            File.WriteAllBytes(FileName, whole[..length]);
            using (var torn = Open())
            {
                Assert.True(torn.Knows(One, skippedToo: false));

                // The whole line without its line end is as good as with it.
                Assert.Equal(length == whole.Length - 1, torn.Knows(Two, skippedToo: true));
                Assert.Equal(length == whole.Length - 1, torn.Knows(MailKey.OfBlob("", Blob), skippedToo: true));
                torn.AddSkipped(MailKey.OfBytes("", "three"u8), "");
            }

            using var mended = Open();
            Assert.True(mended.Knows(MailKey.OfBytes("", "three"u8), skippedToo: true));
        }
    }

    [Fact]
    public void Mail_OfAnotherLab_IsAnotherMail()
    {
        Assert.NotEqual(One, MailKey.OfBytes("labs/here", "one"u8));
        Assert.NotEqual(MailKey.OfBlob("", Blob), MailKey.OfBlob("labs/here", Blob));
    }

    [Fact]
    public void Key_OfBytes_IsTheirSha256() =>
        Assert.Equal("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed", One.ToString());

    [Fact]
    public void Journal_ThatAnotherImportHasOpen_CannotBeOpened()
    {
        using var first = Open();

        var failure = Assert.Throws<ReplayFailedException>(Open);

        Assert.Equal(75, failure.ExitCode);
        Assert.Contains("another import", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Journal Open() => Journal.Open(_folder, "");
}
