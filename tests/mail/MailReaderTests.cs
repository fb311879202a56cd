using System.Globalization;
using System.Text;
using Flights.Domain.Flights;
using Flights.Domain.Reports;

namespace Flights.Mail.Tests;

public sealed class MailReaderTests
{
    private static readonly string Text = Mails.Body.TrimEnd('\n');

    public static readonly TheoryData<string, string> Forms = new()
    {
        { "plain",                        Mails.Plain },
        { "UTF-8 without MIME headers",   Mails.Undeclared },
        { "base64",                       Mails.Base64(Mails.Body) },
        { "base64 with a list's footer",  Mails.Base64(Mails.Body + Mails.ListFooter) },
        { "quoted-printable, multipart",  Mails.Multipart },
        { "CRLF",                         Mails.Plain.Replace("\n", "\r\n", StringComparison.Ordinal) },
        { "with a list's footer",         Mails.Plain + "\n" + Mails.ListFooter },
        { "with a mailbox's From line",   "From lab@example.org Tue Mar  3 10:00:00 2026\n" + Mails.Plain },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Read_AnyForm_GivesOneTextAndOneDigest(string form, string mail)
    {
        var text = Mails.Text(mail);

        Assert.True(Text == text.Text.Replace("\r", "", StringComparison.Ordinal).TrimEnd('\n'), form);
        Assert.Equal(TextDigest.Of(Mails.Body), text.Digest);
        Assert.Equal("[xen-unstable test] 7100: all pass", text.Subject);
        Assert.Equal("osstest-7100-mainreport@xen.example.org", text.MessageId);
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero), text.Date?.ToUniversalTime());
        Assert.Equal(BodyHashState.Absent, text.BodyHashState);
    }

    [Fact]
    public void Read_TextWithoutHeaders_IsTakenAsItIs()
    {
        var text = Mails.Text(Mails.Body);

        Assert.Equal((Mails.Body, TextDigest.Of(Mails.Body)), (text.Text, text.Digest));
        Assert.Equal(("", "", null), (text.Subject, text.MessageId, text.Date));
    }

    [Theory]
    [InlineData("165241: all pass\n\nflight 1 a real [real]\n")]
    [InlineData("harness: a text\nanother: one\n\nflight 1 a real [real]\n")]
    [InlineData("Subject line without a colon\n\nflight 1 a real [real]\n")]
    [InlineData("From: here on\nit is prose\n\nflight 1 a real [real]\n")]
    [InlineData("\nSubject: below an empty line\n\nflight 1 a real [real]\n")]
    public void Read_TextThatOnlyLooksLikeHeaders_IsTakenAsItIs(string text) => Assert.Equal(text, Mails.Text(text).Text);

    [Fact]
    public void Read_Latin1_IsDecoded()
    {
        var mail = Encoding.Latin1.GetBytes(Mails.Plain.Replace("UTF-8", "iso-8859-1", StringComparison.Ordinal));

        Assert.Contains("Zoë Exämple", MailReader.Read(mail, ParseLimits.Default).Text?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BytesThatAreNoUtf8_AreTakenForLatin1() => Assert.Contains(
        "Zoë Exämple", MailReader.Read(Encoding.Latin1.GetBytes(Mails.Plain), ParseLimits.Default).Text?.Text, StringComparison.Ordinal);

    [Fact]
    public void Read_EncodedSubject_IsDecoded()
    {
        const string Encoded = "=?utf-8?q?=5Bxen-unstable?=\n =?utf-8?q?_test=5D_7100=3A_all_pass?=";
        var mail = Mails.Plain.Replace("[xen-unstable test] 7100:\n all pass", Encoded, StringComparison.Ordinal);

        Assert.Equal("[xen-unstable test] 7100: all pass", Mails.Text(mail).Subject);
    }

    [Fact]
    public void Read_MailWithoutText_IsRefused() => Assert.Equal(
        MailReasons.NoText,
        Mails.Read(Mails.Plain.Replace("text/plain", "image/png", StringComparison.Ordinal)).Error?.Reason);

    [Fact]
    public void Read_PartsNestedWithoutEnd_AreRefusedNotFollowed()
    {
        var nested = new StringBuilder(Mails.Envelope);
        for (var depth = 0; depth < 5000; depth++)
        {
            nested.Append(CultureInfo.InvariantCulture, $"Content-Type: multipart/mixed; boundary=\"b{depth}\"\n\n--b{depth}\n");
        }

        nested.Append("Content-Type: text/plain\n\nflight 1 a real [real]\n");

        Assert.Equal(ParseReasons.LimitNesting, Mails.Read(nested.ToString()).Error?.Reason);
    }

    [Fact]
    public void Read_MutatedMails_NeverThrows()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var mails = Forms.Select(row => Encoding.UTF8.GetBytes(row.Data.Item2)).ToArray();
        for (var i = 0; i < 2000; i++)
        {
            var bytes = mails[random.Next(mails.Length)].ToArray();
            for (var flips = random.Next(1, 8); flips > 0; flips--)
            {
                bytes[random.Next(random.Next(2) == 0 ? bytes.Length : 600)] = (byte)random.Next(256);
            }

            var length = random.Next(10) == 0 ? random.Next(bytes.Length) : bytes.Length;
            var read = MailReader.Read(bytes.AsMemory(0, length), ParseLimits.Default);

            Assert.True(read.Text is null != read.Error is null, $"seed {seed}, case {i}");
            if (read.Text is { } text)
            {
                ReportParser.Parse(text, ParseLimits.Default);
            }
        }
    }
}
