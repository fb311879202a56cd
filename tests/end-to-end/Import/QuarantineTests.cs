using System.Text;
using Flights.Cli.Import;

namespace Flights.EndToEnd.Tests.Import;

/// <summary>The folder of refused mails.</summary>
public sealed class QuarantineTests : IDisposable
{
    private static readonly byte[] Mail = Encoding.UTF8.GetBytes("Subject: cut\n\nflight 7 ovmf real [real]\n");
    private static readonly MailKey Key = MailKey.OfBytes("", Mail);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-test-");

    private string Index => Path.Combine(_folder.FullName, "refused.jsonl");

    private string Copy => Path.Combine(_folder.FullName, $"{Key.ToString()[..16]}.eml");

    [Fact]
    public void Mail_ThatIsRefusedTwice_IsThereOnce()
    {
        for (var time = 0; time < 2; time++)
        {
            using var quarantine = Quarantine.Open(_folder.FullName);
            quarantine.Add(Refused("a.eml"), Mail, Key, "");
        }

        Assert.Single(File.ReadAllLines(Index));
        Assert.Equal(Mail, File.ReadAllBytes(Copy));
        Assert.True(Quarantine.IsOne(_folder.FullName));
    }

    [Fact]
    public void Mail_ThatIsRecorded_LeavesNothing()
    {
        using (var quarantine = Quarantine.Open(_folder.FullName))
        {
            quarantine.Add(Refused("a.eml"), Mail, Key, "");
            quarantine.Add(Refused("b.eml"), default, default, "");
        }

        using (var quarantine = Quarantine.Open(_folder.FullName))
        {
            quarantine.Release("somewhere else", Key, "");
            quarantine.Release("b.eml", MailKey.OfBytes("", "read at last"u8), "");
        }

        Assert.Empty(File.ReadAllLines(Index));
        Assert.Equal([Index], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void Copy_ThatWasMended_LeavesByItsName()
    {
        using (var quarantine = Quarantine.Open(_folder.FullName))
        {
            quarantine.Add(Refused("a.eml"), Mail, Key, "");
        }

        using (var quarantine = Quarantine.Open(_folder.FullName))
        {
            quarantine.Release(Copy, MailKey.OfBytes("", "mended"u8), Path.GetFileName(Copy));
        }

        Assert.False(File.Exists(Copy));
        Assert.Empty(File.ReadAllLines(Index));
    }

    [Fact]
    public void Copy_ThatIsRefusedForAnotherReason_KeepsItsFirstPlace()
    {
        using (var quarantine = Quarantine.Open(_folder.FullName))
        {
            quarantine.Add(Refused("list.mbox:17"), Mail, Key, "");
        }

        using (var quarantine = Quarantine.Open(_folder.FullName))
        {
            var again = Refused(Copy);
            again.Reason = "BAD_FLIGHT_LINE";
            quarantine.Add(again, Mail, Key, Path.GetFileName(Copy));
        }

        var line = Assert.Single(File.ReadAllLines(Index));
        Assert.Contains("list.mbox:17", line, StringComparison.Ordinal);
        Assert.Contains("BAD_FLIGHT_LINE", line, StringComparison.Ordinal);
        Assert.True(File.Exists(Copy));
    }

    [Fact]
    public void Index_ThatWasTornOrForged_CountsForWhatIsWholeInIt()
    {
        using (var quarantine = Quarantine.Open(_folder.FullName))
        {
            quarantine.Add(Refused("a.eml"), Mail, Key, "");
        }

        File.AppendAllText(Index, "{\"place\": \"b\", \"quarantineFile\": \"../b.eml\"}\n{\"place\": \"c\", \"quarantineFile\": \"gone.eml\"}\n{\"place\": \"d");

        using var again = Quarantine.Open(_folder.FullName);
        Assert.Equal(1, again.Count);
    }

    [Fact]
    public void Folder_WithoutARefusedMail_IsNotMade()
    {
        var path = Path.Combine(_folder.FullName, "none");
        using (var quarantine = Quarantine.Open(path))
        {
            quarantine.Release("a.eml", Key, "");
        }

        Assert.False(Directory.Exists(path));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static V1.ImportedMail Refused(string place) =>
        new() { Place = place, Outcome = V1.ImportOutcome.Refused, Reason = "NO_JOBS_TABLE", Line = 3, Message = "It has none." };
}
