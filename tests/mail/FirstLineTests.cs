using System.Text;
using Flights.Domain.Reports;

namespace Flights.Mail.Tests;

/// <summary>Where a text begins in what was received, so that whoever sent it finds the line that is wrong.</summary>
public sealed class FirstLineTests
{
    private const string Headers = "From: A. Person <a@example.org>\nSubject: a subject\n folded\n";

    public static TheoryData<string, string, int> Forms => new()
    {
        { "bare text", "hello\nworld\n", 1 },
        { "plain mail", Headers + "\nhello\n", 5 },
        { "8 bit mail with CRLF", (Headers + "Content-Transfer-Encoding: 8bit\n\nhello\n").Replace("\n", "\r\n", StringComparison.Ordinal), 6 },
        { "base64 mail", Headers + "Content-Transfer-Encoding: base64\n\naGVsbG8K\n", 0 },
        { "quoted-printable mail", Headers + "Content-Transfer-Encoding: quoted-printable\n\nhello=20\n", 0 },
        { "part of a multipart mail", Headers + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nhello\n--b--\n", 0 },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Text_OfAForm_KnowsItsFirstLine(string form, string received, int firstLine)
    {
        var result = MailReader.Read(Encoding.UTF8.GetBytes(received), ParseLimits.Default);

        Assert.NotNull(result.Text);
        Assert.True(firstLine == result.Text.FirstLine, $"{form}: {result.Text.FirstLine}");
    }
}
