using System.Globalization;
using System.Reflection;
using System.Text;
using Flights.Domain.Flights;
using Flights.Domain.Linting;
using Flights.Domain.Reports;

namespace Flights.Mail.Tests.Linting;

public sealed class PlantedDisagreementTests
{
    private const string Win7Row = " test-amd64-amd64-xl-qemuu-win7-amd64 19 guest-stop            fail like 201001\n";
    private const string LibvirtRow = " test-amd64-amd64-libvirt     15 migrate-support-check        fail   never pass\n";
    private const string Win7Entry = "    xen-unstable:test-amd64-amd64-xl-qemuu-win7-amd64:guest-stop:fail:nonblocking\n";
    private const string LibvirtEntry = "    xen-unstable:test-amd64-amd64-libvirt:migrate-support-check:fail:nonblocking\n";
    private const string Failures = "header X-Osstest-Failures";
    private const string Ida = "  Ida Marchetti <ida.marchetti@example.org>\n";
    private const string Bo = "  Bo Sørensen <bo.sorensen@example.org>\n";
    private const string Zoe = "  Zoë Lindqvist <zoe.lindqvist@example.org>\n";
    private const string Heading = "People who touched revisions under test:\n";
    private const string Basis = "Last test of basis   201001  2026-03-02 02:11:48 Z    0 days\n";
    private const string Dkim = "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=xenproject.org; s=a; h=From; bh=AAAA; b=AAAA\n";

    public static readonly TheoryData<Plant> Plants =
    [
        new Plant(LintReasons.SubjectNamesOtherFlight, "004", "test] 201009", "test] 201008", "flight 201009", "header Subject"),
        new Plant(LintReasons.SubjectNamesOtherBranch, "004", "[xen-unstable test]", "[xen-4.9-testing test]", "flight 201009", "header Subject"),
        new Plant(LintReasons.SubjectNamesOtherRun, "004", "[xen-unstable test]", "[xen-unstable baseline test]", "flight 201009", "header Subject"),
        new Plant(LintReasons.SubjectNamesOtherRun, "004", "[xen-unstable test]", "[adhoc test]", "flight 201009", "header Subject"),
        new Plant(LintReasons.MessageIdNamesOtherFlight, "004", "osstest-201009-", "osstest-201008-", "flight 201009", "header Message-ID"),
        new Plant(LintReasons.HeadlineAgainstVerdict, "004", "regressions - FAIL", "tolerable FAIL", "Regressions :-(", "header Subject"),
        new Plant(LintReasons.HeadlineAgainstVerdict, "004", "Regressions :-(\n", "", "flight 201009", "header Subject"),
        new Plant(LintReasons.HeadlineAgainstJobs, "004", "regressions - FAIL", "regressions - ALL FAIL", "jobs:", "header Subject"),
        new Plant(LintReasons.HeadlineAgainstPush, "001", " - PUSHED", "", "Pushing revision", "header Subject"),
        new Plant(LintReasons.HeadlineAgainstPush, "004", "regressions - FAIL", "regressions - FAIL - PUSHED", "Not pushing.", "header Subject"),
        new Plant(LintReasons.LogsOfOtherFlight, "007", "logs/201019/", "logs/201020/", "logs/201020/", "flight 201019"),
        new Plant(LintReasons.LogsCount, "007", "http://logs.lab.example.org/osstest/logs/201019/\n", "", "flight 201018", "logs/201018/"),
        new Plant(LintReasons.LogsOfOtherPlace, "004", "logs.lab.example.org/osstest/logs/2", "lgos.lab.example.org/osstest/logs/2", "lgos", "    http"),
        new Plant(LintReasons.BlessingAgainstIntended, "004", "unstable real [real]", "unstable rael [real]", "rael [real]", "rael [real]"),
        new Plant(LintReasons.BlessingAgainstIntended, "007", "linus real-retest [", "linus play-retest [", "play-retest", "play-retest"),
        new Plant(LintReasons.RetestOfOtherBranch, "007", "201019 linux-linus", "201019 linux-3.18", "flight 201019", "flight 201018"),
        new Plant(LintReasons.HeaderNamesOtherBranch, "004", "unstable:build-armhf", "unstabel:build-armhf", "build-armhf", Failures),
        new Plant(LintReasons.HeaderNamesOtherJob, "004", "build-armhf:xen", "build-armfh:xen", "xen-build", Failures),
        new Plant(LintReasons.HeaderNamesOtherTest, "004", ":xen-build:", ":xen-built:", "xen-build", Failures),
        new Plant(LintReasons.HeaderNamesOtherStatus, "004", "xen-build:fail", "xen-build:broken", "xen-build", Failures),
        new Plant(LintReasons.HeaderNamesOtherClass, "004", "fail:regression", "fail:heisenbug", "xen-build", Failures),
        new Plant(LintReasons.HeaderNamesOtherStatus, "006", "i386:<job status>:broken", "i386:<job status>:failed", "<job status>", Failures),
        new Plant(LintReasons.RowNotInHeader, "004", "    xen-unstable:build-armhf:xen-build:fail:regression\n", "", "xen-build", Failures),
        new Plant(LintReasons.HeaderEntryWithoutRow, "004", LibvirtEntry, LibvirtEntry + LibvirtEntry, "not blocking:", Failures),
        new Plant(LintReasons.HeaderInOtherOrder, "004", Win7Entry + LibvirtEntry, LibvirtEntry + Win7Entry, "win7", Failures),
        new Plant(LintReasons.HeaderNamesOtherRevision, "004", "xen=29f2", "xen=29f3", " 29f2", "header X-Osstest-Versions-This"),
        new Plant(
            LintReasons.VersionNotInHeader, "004", "X-Osstest-Versions-That:\n    xen=a64f7c22277d7702141aa187fd999cd24c9ab353\n", "",
            " a64f7c2", "header X-Osstest-Versions-That"),
        new Plant(
            LintReasons.HeaderVersionWithoutLine, "004", "X-Osstest-Versions-That:\n", "X-Osstest-Versions-That:\n    linux=11111111\n",
            "baseline version:", "header X-Osstest-Versions-That"),
        new Plant(
            LintReasons.VerdictAgainstRows, "004",
            [("Regressions :-(", "Failures :-/ but no regressions."), ("regressions - FAIL", "tolerable FAIL")], "Failures :-/", "xen-build"),
        new Plant(
            LintReasons.VerdictAgainstRows, "004",
            [("Regressions :-(", "Failures and problems with tests :-("), ("regressions - FAIL", "FAIL")], "Failures and", "xen-build"),
        new Plant(
            LintReasons.RemarkAgainstRows, "004", "\nversion targeted", "All tests in this flight passed as required\nversion targeted",
            "All tests", "xen-build"),
        new Plant(LintReasons.RemarkAgainstRows, "003", "All tests in this flight passed as required\n", "\n", "Perfect :-)", "flight 201006"),
        new Plant(
            LintReasons.SummaryInOtherSection, "004", "saverestore-support-check    fail   never pass",
            "saverestore-support-check    fail   pass in 201001", "pass in 201001", "not blocking:"),
        new Plant(
            LintReasons.SummaryOfOtherStatus, "004", "rtds      1 build-check(1)               blocked  n/a",
            "rtds      1 build-check(1)               blocked  never pass", "rtds", "rtds"),
        new Plant(LintReasons.SummaryInOtherSection, "004", "fail like 201001", "fail lice of", "lice of", "not blocking:"),
        new Plant(LintReasons.SummaryOfOtherStatus, "006", "broken blocked in 201006", "broken blokked in 201006", "blokked", "blokked"),
        new Plant(
            LintReasons.TestIdOfOtherStep, "004", "armhf-xl           1 build-check(1)", "armhf-xl           2 build-check(1)",
            "2 build-check(1)", "2 build-check(1)"),
        new Plant(LintReasons.StepTwice, "004", "16 saverestore-support", "15 saverestore-support", "saverestore", "xsm      15 migrate"),
        new Plant(
            LintReasons.RowOutOfOrder, "004",
            [(Win7Row + LibvirtRow, LibvirtRow + Win7Row), (Win7Entry + LibvirtEntry, LibvirtEntry + Win7Entry)],
            "win7", "libvirt"),
        new Plant(LintReasons.RowOfUnnamedFlight, "007", "fail in 201019 never", "fail in 201020 never", "in 201020", "flight 201018"),
        new Plant(LintReasons.SummaryNamesOwnFlight, "004", "fail like 201001", "fail like 201009", "like 201009", "flight 201009"),
        new Plant(
            LintReasons.SummaryNamesOtherBaseline, "019", "examine-iommu                fail   never pass",
            "examine-iommu                fail   like 201011", "like 201011", "flight               201010"),
        new Plant(LintReasons.SuffixOfOtherBlessing, "007", "201019-retest", "201019-bisect", "201019-bisect", "flight 201019"),
        new Plant(LintReasons.RowOfUnknownJob, "004", Job("test-amd64-amd64-libvirt", "pass"), "", "libvirt", "jobs:"),
        new Plant(
            LintReasons.RowOfPassedJob, "004", Job("test-amd64-amd64-xl-qemuu-win7-amd64", "fail"),
            Job("test-amd64-amd64-xl-qemuu-win7-amd64", "pass"), "guest-stop", "win7-amd64 "),
        new Plant(
            LintReasons.RowOfOtherJobStatus, "011", Job("build-i386-libvirt", "queued"), Job("build-i386-libvirt", "preparing"),
            "<none executed>", "preparing"),
        new Plant(
            LintReasons.JobWithoutRow, "004", Job("build-amd64-libvirt", "pass"), Job("build-amd64-libvirt", "fail"), "build-amd64-libvirt",
            "are blocking,"),
        new Plant(
            LintReasons.JobOutOfOrder, "003", Job("build-amd64", "pass") + Job("build-i386", "pass"),
            Job("build-i386", "pass") + Job("build-amd64", "pass"), " build-amd64 ", " build-i386 "),
        new Plant(
            LintReasons.BrokenRowWithoutNote, "006", "broken-step build-i386 capture-logs\n", "", "capture-logs", "sg-report-flight"),
        new Plant(
            LintReasons.BrokenNoteWithoutRow, "006", "broken-job build-i386 broken\n",
            "broken-job build-i386 broken\nbroken-job build-amd64 broken\n", "broken-job build-amd64", "Failures and problems"),
        new Plant(LintReasons.PushAgeDays, "007", "Z    9 days", "Z    7 days", "7 days", "header Date"),
        new Plant(
            LintReasons.PushAgesDisagree, "004", Basis, "", "Testing same", "Testing same"),
        new Plant(LintReasons.PushAgesDisagree, "005", "Failing since        201009", "Failing since        200999", "Failing", "Last test"),
        new Plant(LintReasons.PushAgesDisagree, "005", "days    2 attempts", "days    1 attempts", "Failing", "Testing same"),
        new Plant(LintReasons.PushAgesDisagree, "004", "days    1 attempts", "days    0 attempts", "Testing same", "version targeted"),
        new Plant(
            LintReasons.PushAgesAgainstVersions, "004",
            [
                (Basis, ""),
                ("Testing same since   201009  2026-03-02 15:02:52 Z    0 days    1 attempts\n", ""),
            ],
            "baseline version:", "version targeted"),
        new Plant(LintReasons.PushedOtherRevision, "001", "..a64f7c2227", "..a64f7c2228", "a64f7c2228", " a64f7c22277d"),
        new Plant(LintReasons.PushedOtherRevision, "001", "Pushing revision :", "Pushing revision abcdef:", "Pushing", " a64f7c22277d"),
        new Plant(LintReasons.PushedOtherRevision, "001", "d24c9ab353 -> master", "d24c9ab35e -> master", "-> master", " a64f7c22277d"),
        new Plant(LintReasons.PushedFromOtherRevision, "001", "bb2eae4676..", "bb2eae4677..", "bb2eae4677", " bb2eae46761370"),
        new Plant(LintReasons.PushAgainstVersions, "004", "Not pushing.", "Published tested tree is already up to date.", "Published", " a64f7c2"),
        new Plant(LintReasons.LogOfOtherRevision, "004", "commit 29f2", "commit 39f2", "commit 39f2", " 29f24625"),
        new Plant(
            LintReasons.BaselineInLog, "004", "commit 573c86de9bbf6303746f0bfe17a4385a6bb6a29c", "commit a64f7c22277d7702141aa187fd999cd24c9ab353",
            "commit a64f7c", " a64f7c22277d"),
        new Plant(
            LintReasons.CommitTwice, "004", "commit 573c86de9bbf6303746f0bfe17a4385a6bb6a29c", "commit 29f24625576e0a895ad2d4567b9c83f18f73c224",
            "commit 29f24625", "version targeted"),
        new Plant(
            LintReasons.PersonNotInLog, "004", Ida + Zoe, "  Ida Marchetta <ida.marchetti@example.org>\n" + Zoe, "Marchetta", "commit 29f2"),
        new Plant(LintReasons.PersonNotListed, "004", Bo + Ida, Ida, "commit 29f2", "People who"),
        new Plant(LintReasons.PeopleAgainstLog, "002", OmittedLog("002"), "(No revision log; it would be 12 lines long.)", "12 lines", "people touched"),
        new Plant(
            LintReasons.PeopleAgainstLog, "004", Heading + Bo + Ida + Zoe, "901 people touched revisions under test,\nnot listing them all\n", "901 people", "commit 29f2"),
        new Plant(LintReasons.BodyHashMismatch, "004", "Subject:", Dkim + "Subject:", "", "header DKIM-Signature"),
        new Plant(
            ParseReasons.DuplicateJob, "004", Job("build-amd64", "pass"), Job("build-amd64", "pass") + Job("build-amd64", "pass"), " build-amd64 ",
            " build-amd64 "),
    ];

    [Theory]
    [MemberData(nameof(Plants))]
    public void Parse_PlantedDisagreement_IsFoundAloneWithBothPlaces(Plant plant)
    {
        var bytes = Encoding.UTF8.GetBytes(plant.Mail());
        Assert.True(MailReader.Read(bytes, ParseLimits.Default).TryGet(out var text, out var refusal), refusal?.ToString());
        var flight = Read(bytes);

        Assert.Equal([plant.Reason], flight.Report.Diagnostics.Select(found => found.Reason));
        var finding = flight.Report.Diagnostics[0];
        var lines = text.Text.Split('\n');
        Assert.NotNull(finding.Other);
        Assert.Contains(plant.At, finding.Line == 0 ? "" : lines[finding.Line - 1], StringComparison.Ordinal);
        Assert.Equal(plant.At.Length == 0, finding.Line == 0);
        var other = finding.Other.Header.Length > 0 ? $"header {finding.Other.Header}" : lines[finding.Other.Line - 1];
        Assert.Contains(plant.Other, other, StringComparison.Ordinal);
    }

    [Fact]
    public void Plants_HoldEveryReason()
    {
        var reasons = typeof(LintReasons).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Empty(reasons.Except(Plants.Select(row => row.Data.Reason)).Except([LintReasons.MoreFindings]));
    }

    [Fact]
    public void Parse_FoldedHeader_NamesTheLineOfTheEntry()
    {
        const string Entry = "xl-xsm:migrate-support-check:fail:";
        var mail = new Plant("", "004", Entry + "nonblocking", Entry + "regression", "", "").Mail();

        var flight = Read(Encoding.UTF8.GetBytes(mail));

        Assert.Equal(new DiagnosticPlace("X-Osstest-Failures", 7, 0), Assert.Single(flight.Report.Diagnostics).Other);
    }

    [Fact]
    public void Parse_VeryManyDisagreements_ListsTheFirstAndCountsTheRest()
    {
        var rows = string.Concat(Enumerable.Range(1, 300).Select(job =>
            string.Create(CultureInfo.InvariantCulture, $" test-{job:D4} 3 guest-start fail like 200900\n")));
        var mail = new Plant("", "018", LibvirtRow, LibvirtRow + rows, "", "").Mail();

        var flight = Read(Encoding.UTF8.GetBytes(mail));

        Assert.Equal(201, flight.Report.Diagnostics.Count);
        Assert.Equal(LintReasons.MoreFindings, flight.Report.Diagnostics[^1].Reason);
    }

    private static Flight Read(byte[] mail)
    {
        var result = MailedReport.Parse(mail, ParseLimits.Default);
        Assert.True(result.Flight is not null, result.Error?.ToString());
        return result.Flight;
    }

    private static string Job(string name, string status) => $" {name,-60} {status,-8}\n";

    private static string OmittedLog(string sample)
    {
        var mail = File.ReadAllText(Samples.PathOf(Samples.Files($"{sample}-*").Single()));
        return mail.Split('\n').Single(line => line.StartsWith("(No revision log", StringComparison.Ordinal));
    }
}
