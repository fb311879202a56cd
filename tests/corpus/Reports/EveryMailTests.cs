using Flights.Domain.Flights;
using Flights.Domain.Reports;

namespace Flights.Corpus.Tests.Reports;

public sealed class EveryMailTests
{
    private static readonly string[] Folders = ["sequence", "variety", "hard", "hard/unverified", "archive"];

    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["hard/bisection-revlogomitted-149364.eml"] = ParseReasons.BisectionReport,
        ["hard/bisection-test-wrapped-manytrees-164318.eml"] = ParseReasons.BisectionReport,
        ["hard/bisection-untested-allfail-nonascii-159638.eml"] = ParseReasons.BisectionReport,
        ["hard/reply-qp-multipart-wrapped-166960.eml"] = ParseReasons.NotAReport,
        ["hard/reply-quoting-adhoc-165675.eml"] = ParseReasons.NotAReport,
        ["hard/reply-quoting-report-156257.eml"] = ParseReasons.NotAReport,
    };

    [Fact]
    public void Parse_EveryMail_IsUnderstoodWholeOrRefusedRightly()
    {
        CorpusFolder.Require();
        foreach (var path in CorpusFolder.Files(Folders))
        {
            var result = CorpusFolder.Parse(path);

            var expected = Refused.GetValueOrDefault(path, "");
            Assert.True(expected == (result.Error?.Reason ?? ""), $"{path}: {result.Error}");
            Assert.True(result.Flight is null || result.Flight.Report.Diagnostics.Count == 0, $"{path}: {Told(result.Flight)}");
        }
    }

    [Fact]
    public void Parse_EveryMail_KnowsEverySummaryAndStatus()
    {
        CorpusFolder.Require();
        foreach (var path in CorpusFolder.Files(Folders).Where(path => !Refused.ContainsKey(path)))
        {
            var flight = CorpusFolder.Flight(path);

            Assert.All(flight.Failures, row => Assert.NotEqual(SummaryKind.Other, row.Summary.Kind));
            Assert.All(flight.Failures, row => Assert.True(row.Status.IsKnown, $"{path}: {row}"));
            Assert.All(flight.Jobs, job => Assert.True(job.Status.IsKnown, $"{path}: {job}"));
        }
    }

    [Fact]
    public void Parse_EveryMail_GivesTheRowsOfTheHeader()
    {
        CorpusFolder.Require();
        var compared = 0;
        foreach (var path in CorpusFolder.Files(Folders).Where(path => Path.GetExtension(path) == ".eml" && !Refused.ContainsKey(path)))
        {
            var flight = CorpusFolder.Flight(path);
            if (CorpusFolder.Headers(path)["X-Osstest-Failures"] is { } header)
            {
                Assert.Equal(FailureHeader.Read(header, flight.Branch.Value), flight.Failures.Select(FailureHeader.Of));
                compared++;
            }
        }

        Assert.True(compared > 35, $"Only {compared} mails have the header.");
    }

    [Fact]
    public void Read_SignedMail_VerifiesTheBodyHash()
    {
        CorpusFolder.Require();
        foreach (var path in CorpusFolder.Files("sequence", "variety", "hard"))
        {
            var isForeign = path is "hard/reply-qp-multipart-wrapped-166960.eml" or "hard/reply-quoting-report-156257.eml";
            var expected = isForeign ? BodyHashState.Absent : BodyHashState.Verified;
            var mail = Flights.Mail.MailReader.Read(CorpusFolder.Bytes(path), ParseLimits.Default);
            Assert.True(mail.Text is { } text && text.BodyHashState == expected, $"{path}: {mail.Text?.BodyHashState} {mail.Error}");
        }
    }

    [Fact]
    public void Read_ChangedBody_DoesNotVerify()
    {
        CorpusFolder.Require();
        var bytes = CorpusFolder.Bytes("sequence/159014.eml");
        bytes[^40] ^= 1;

        Assert.Equal(BodyHashState.Mismatch, Flights.Mail.MailReader.Read(bytes, ParseLimits.Default).Text?.BodyHashState);
    }

    private static string Told(Flight? flight) =>
        string.Join('\n', flight?.Report.UnknownLines.Select(line => line.ToString()) ?? []);
}
