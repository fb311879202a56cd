using Flights.Domain.Flights;
using Flights.Domain.Reports;

namespace Flights.Corpus.Tests.Reports;

public sealed class EveryMailTests
{
    private static readonly string[] Folders = ["sequence", "variety", "hard", "hard/unverified", "archive"];

    // Mails that are no reports, with the line that shows it: the flight line that they quote, or else the first line that they quote. The
    // lines of the first one count in its decoded text.
    private static readonly Dictionary<string, int> Refused = new(StringComparer.Ordinal)
    {
        ["hard/reply-qp-multipart-wrapped-166960.eml"] = 6,
        ["hard/reply-quoting-adhoc-165675.eml"] = 23,
        ["hard/reply-quoting-report-156257.eml"] = 13,
    };

    private static readonly string[] Bisections =
    [
        "hard/bisection-revlogomitted-149364.eml",
        "hard/bisection-test-wrapped-manytrees-164318.eml",
        "hard/bisection-untested-allfail-nonascii-159638.eml",
    ];

    [Fact]
    public void Parse_EveryMail_IsUnderstoodWholeOrRefusedRightly()
    {
        CorpusFolder.Require();
        var (flights, bisections, refused) = (0, 0, 0);
        foreach (var path in CorpusFolder.Files(Folders))
        {
            var result = CorpusFolder.Parse(path);

            Assert.True(Bisections.Contains(path) == (result.Bisection is not null), $"{path}: {result.Error}");
            Assert.True(Refused.ContainsKey(path) == (result.Error is not null), $"{path}: {result.Error}");
            Assert.True(
                result.Error is not { } error || (error.Reason == ParseReasons.NotAReport && error.Line == Refused[path]),
                $"{path}: {result.Error}");
            Assert.True(result.Flight is null || result.Flight.Report.Diagnostics.Count == 0, $"{path}: {Told(result.Flight)}");
            flights += result.Flight is null ? 0 : 1;
            bisections += result.Bisection is null ? 0 : 1;
            refused += result.Error is null ? 0 : 1;
        }

        Assert.Equal((50, 3, 3), (flights, bisections, refused));
    }

    [Fact]
    public void Parse_Examination_GivesEveryJobItsHost()
    {
        CorpusFolder.Require();
        var flight = CorpusFolder.Flight("hard/starved-examine-149768.eml");

        Assert.Equal(30, flight.Jobs.Count);
        Assert.All(flight.Jobs, job => Assert.Equal("examine-" + job.Host, job.Name));
        Assert.All(flight.Jobs, job => Assert.NotEqual("", job.Host));
    }

    [Fact]
    public void Parse_EveryMail_KnowsEverySummaryAndStatus()
    {
        CorpusFolder.Require();
        foreach (var path in CorpusFolder.Files(Folders).Where(path => !IsOther(path)))
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
        foreach (var path in CorpusFolder.Files(Folders).Where(path => Path.GetExtension(path) == ".eml" && !IsOther(path)))
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

    private static bool IsOther(string path) => Refused.ContainsKey(path) || Bisections.Contains(path);

    private static string Told(Flight? flight) =>
        string.Join('\n', flight?.Report.UnknownLines.Select(line => line.ToString()) ?? []);
}
