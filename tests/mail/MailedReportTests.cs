using System.Text;
using Flights.Domain.Reports;

namespace Flights.Mail.Tests;

/// <summary>One way in for every sort of report.</summary>
public sealed class MailedReportTests
{
    private static readonly string BisectionMail = Samples.Text("bisections/025-ovmf-201035-install-culprit.eml");

    private static readonly string BisectionText = BisectionMail[(BisectionMail.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];

    public static TheoryData<string, string> Bisections => new()
    {
        { "mail",                          BisectionMail },
        { "mail of a list",                BisectionMail.Replace("Subject: [ovmf", "Subject: [Xen-devel] [ovmf", StringComparison.Ordinal) },
        { "bare text",                     BisectionText },
        { "mail with a subject of its own", "Subject: look at this\n\n" + BisectionText },
        { "base64 mail",                   "Subject: s\nContent-Transfer-Encoding: base64\n\n" + Base64(BisectionText) },
        { "mail with CRLF",                BisectionMail.Replace("\n", "\r\n", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Bisections))]
    public void Parse_Bisection_GivesItWhateverItsEnvelope(string form, string received)
    {
        var result = MailedReport.Parse(Encoding.UTF8.GetBytes(received), ParseLimits.Default);

        Assert.True(result.Bisection is not null, $"{form}: {result.Error}");
        Assert.Null(result.Flight);
        Assert.Equal("ovmf test-amd64-amd64-xl-qemuu-ovmf-amd64 debian-hvm-install", $"{result.Bisection.Branch} {result.Bisection.Step}");
        Assert.Equal("201035", $"{result.Bisection.LastFlight?.Number}");
        Assert.Equal(TextDigest.Of(BisectionText), result.Bisection.Digest);
    }

    [Fact]
    public void Parse_Flight_GivesTheFlightAlone()
    {
        var result = MailedReport.Parse(Samples.Bytes("009-ovmf-201024-install-opens.eml"), ParseLimits.Default);

        Assert.Equal("201024", $"{result.Flight?.Number}");
        Assert.Null(result.Bisection);
        Assert.Null(result.Error);
    }

    // The samples that are no reports: the line that shows it.
    public static TheoryData<string, string> Answers => new()
    {
        { "001-reply-quoting-a-flight.eml",    "> flight 201024 ovmf real [real]" },
        { "002-reply-quoting-a-bisection.eml", "> job test-amd64-amd64-xl-qemuu-ovmf-amd64" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Parse_AnswerThatQuotesAReport_IsRefusedWithTheLineOfTheMail(string file, string line)
    {
        var mail = Samples.RefusedText(file);

        var result = MailedReport.Parse(Encoding.UTF8.GetBytes(mail), ParseLimits.Default);

        Assert.Equal(ParseReasons.NotAReport, result.Error?.Reason);
        Assert.Equal(line, mail.Split('\n')[result.Error!.Line - 1]);
    }

    private static string Base64(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text), Base64FormattingOptions.InsertLineBreaks);
}
