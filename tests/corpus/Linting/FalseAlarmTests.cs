using Flights.Domain.Flights;
using Flights.Domain.Reports;
using Flights.Mail;

namespace Flights.Corpus.Tests.Linting;

public sealed class FalseAlarmTests
{
    [Fact]
    public void Parse_UntouchedMail_FindsNoDisagreement()
    {
        CorpusFolder.Require();
        var reports = CorpusFolder.Files("sequence", "variety", "hard", "hard/unverified", "archive")
            .Select(path => (path, MailedReport.Parse(CorpusFolder.Bytes(path), ParseLimits.Default)));

        AssertNoFinding(reports, atLeast: 50);
    }

    [Fact]
    public void Parse_ReportOfOsstestsOwnProgram_FindsNoDisagreement()
    {
        OracleFolder.Require();

        AssertNoFinding(OracleFolder.Mails().Select(mail => (mail.Name, MailedReport.Parse(mail.Bytes, ParseLimits.Default))), atLeast: 700);
    }

    private static void AssertNoFinding(IEnumerable<(string Name, MailedReportResult Result)> reports, int atLeast)
    {
        var read = reports.Where(report => report.Result.Flight is not null).ToList();

        var findings = read.SelectMany(report => report.Result.Flight!.Report.Diagnostics.Select(finding => Told(report.Name, finding)));
        Assert.Equal("", string.Join('\n', findings));
        Assert.True(read.Count >= atLeast, $"Only {read.Count} reports were compared.");
    }

    private static string Told(string name, Diagnostic finding) => $"{name}:{finding.Line}: {finding.Reason}: {finding.Message} ({finding.Other})";
}
