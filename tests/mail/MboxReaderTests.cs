using System.Text;

namespace Flights.Mail.Tests;

public sealed class MboxReaderTests
{
    [Fact]
    public void Read_Mailbox_GivesEachMailWithItsFirstLine()
    {
        const string Mailbox = "From a@example.org Tue Mar  3 10:00:00 2026\nSubject: one\n\nFirst.\n>From here\n>>From there\n"
            + "\nFrom b@example.org Tue Mar  3 11:00:00 2026\nSubject: two\n\nSecond.\nFrom inside, as no empty line is above.\n\n";

        Assert.Equal(
            [
                (2L, "Subject: one\n\nFirst.\nFrom here\n>From there\n"),
                (9L, "Subject: two\n\nSecond.\nFrom inside, as no empty line is above.\n"),
            ],
            Read(Mailbox));
    }

    [Fact]
    public void Read_CarriageReturns_AreKept() => Assert.Equal(
        [(2L, "Subject: one\r\n\r\nA.\r\n"), (7L, "B.\r\n")],
        Read("From a\r\nSubject: one\r\n\r\nA.\r\n\r\nFrom b\r\nB.\r\n"));

    [Fact]
    public void Read_TextAboveTheFirstMail_IsLeftOut() => Assert.Equal([(4L, "A.\n")], Read("What is this?\n\nFrom a\nA.\n"));

    [Fact]
    public void Read_EmptyFile_GivesNothing() => Assert.Empty(Read(""));

    [Fact]
    public void Read_MailBeyondTheLimit_IsCutOneByteAboveIt()
    {
        var mailbox = "From a\n" + new string('x', 100_000) + "\ny\n\nFrom b\nA\n";

        Assert.Equal([11, 2], ReadBytes(mailbox, 10).Select(mail => mail.Bytes.Length));
    }

    [Fact]
    public void Read_LargeMailbox_GivesEveryMail()
    {
        var mailbox = string.Concat(Enumerable.Range(0, 5000).Select(i => $"From a\nSubject: {i}\n\n{new string('z', i % 200)}\n\n"));

        Assert.Equal(5000, Read(mailbox).Select(mail => mail.Text).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void IsMbox_AsksForTheFromLine()
    {
        Assert.True(MboxReader.IsMbox("From a"u8));
        Assert.False(MboxReader.IsMbox("From: a"u8));
    }

    private static IEnumerable<(long Line, string Text)> Read(string mailbox) =>
        ReadBytes(mailbox, 1_000_000).Select(mail => (mail.FirstLine, Encoding.UTF8.GetString(mail.Bytes.Span)));

    private static List<MboxMessage> ReadBytes(string mailbox, int limit)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(mailbox));
        return [.. MboxReader.Read(stream, limit)];
    }
}
