using System.Security.Cryptography;
using System.Text;

namespace Flights.Mail.Tests;

/// <summary>Lines that begin with <c>From </c>, in the forms in which mailboxes keep them.</summary>
public sealed class MboxQuotingTests
{
    private const string Quoted = "\n>From one\n>>From two\n> From three\n";

    public static TheoryData<MboxQuoting, string> Forms => new()
    {
        { MboxQuoting.Mboxrd, "\nFrom one\n>From two\n> From three\n" },
        { MboxQuoting.Mboxo, "\nFrom one\n>>From two\n> From three\n" },
        { MboxQuoting.None, Quoted },
        { MboxQuoting.Auto, "\nFrom one\n>From two\n> From three\n" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Read_QuotedLines_AreUnquotedByTheForm(MboxQuoting quoting, string body) =>
        Assert.Equal("Subject: a\n" + body, Read("Subject: a\n" + Quoted, quoting));

    /// <summary>Bodies as they were signed: each is what one form makes of the quoted text.</summary>
    public static TheoryData<string> SignedBodies =>
        ["From one\n>From two\n> From three\n", "From one\n>>From two\n> From three\n", ">From one\n>>From two\n> From three\n"];

    [Theory]
    [MemberData(nameof(SignedBodies))]
    public void Read_SignedMail_IsUnquotedAsItsBodyHashProves(string body)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(body.Replace("\n", "\r\n", StringComparison.Ordinal))));
        var headers = $"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=xenproject.org; bh={hash}; b=AAAA\nFrom: a@example.org\n";

        Assert.Equal(headers + "\n" + body, Read(headers + Quoted, MboxQuoting.Auto));
    }

    [Fact]
    public void Read_QuotedMailBeyondTheLimit_IsCut()
    {
        using var mailbox = new MemoryStream(Encoding.UTF8.GetBytes("From a\n" + string.Concat(Enumerable.Repeat(">From a\n", 1000))));

        Assert.Equal(101, Assert.Single(MboxReader.Read(mailbox, 100)).Bytes.Length);
    }

    private static string Read(string mail, MboxQuoting quoting)
    {
        using var mailbox = new MemoryStream(Encoding.UTF8.GetBytes("From a Tue Mar  3 10:00:00 2026\n" + mail + "\nFrom b\n\nAnother.\n"));
        return Encoding.UTF8.GetString(MboxReader.Read(mailbox, 10_000, quoting).First().Bytes.Span);
    }
}
