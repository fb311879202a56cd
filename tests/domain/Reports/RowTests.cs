using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Reports;

public sealed class RowTests
{
    // The row, and: job | step number | test id | status | seen in | kind of the summary | its text
    public static readonly TheoryData<string, string> Rows = new()
    {
        {
            " test-amd64-amd64-xl          15 guest-start              fail REGR. vs. 7001",
            "test-amd64-amd64-xl | 15 | guest-start | fail |  | Regression | REGR. vs. 7001"
        },
        {
            " a-job 16 guest-localmigrate/x10 fail like 7001",
            "a-job | 16 | guest-localmigrate/x10 | fail |  | Like | like 7001"
        },
        {
            " a-job 16 guest-localmigrate/x10 fail like 7001-bisect",
            "a-job | 16 | guest-localmigrate/x10 | fail |  | Like | like 7001-bisect"
        },
        {
            " a-job 14 migrate-support-check        fail   never pass",
            "a-job | 14 | migrate-support-check | fail |  | NeverPass | never pass"
        },
        {
            " a-job 21 guest-start/debian.repeat fail pass in 7102-retest",
            "a-job | 21 | guest-start/debian.repeat | fail |  | PassIn | pass in 7102-retest"
        },
        {
            " a-job 7 xen-install fail in 7090 pass in 7100",
            "a-job | 7 | xen-install | fail | 7090 | PassIn | pass in 7100"
        },
        {
            " a-job 20 guest-start/debianhvm.repeat fail in 7090 REGR. vs. 7001",
            "a-job | 20 | guest-start/debianhvm.repeat | fail | 7090 | Regression | REGR. vs. 7001"
        },
        {
            " a-job 14 migrate-support-check fail in 7090 never pass",
            "a-job | 14 | migrate-support-check | fail | 7090 | NeverPass | never pass"
        },
        {
            " a-job 5 capture-logs          broken blocked in 7001",
            "a-job | 5 | capture-logs | broken |  | BlockedIn | blocked in 7001"
        },
        {
            " a-job 5 capture-logs broken in 7090 blocked in 7001",
            "a-job | 5 | capture-logs | broken | 7090 | BlockedIn | blocked in 7001"
        },
        {
            " a-job 5 capture-logs/dst_host(9) broken failed in 7001",
            "a-job | 5 | capture-logs/dst_host(9) | broken |  | FailedIn | failed in 7001"
        },
        {
            " a-job 6 xen-build fail broken in 7001",
            "a-job | 6 | xen-build | fail |  | StatusIn | broken in 7001"
        },
        {
            " a-job 6 xen-build fail starved in 7001-retest",
            "a-job | 6 | xen-build | fail |  | StatusIn | starved in 7001-retest"
        },
        {
            " a-job 1 build-check(1)               blocked  n/a",
            "a-job | 1 | build-check(1) | blocked |  | NotApplicable | n/a"
        },
        {
            " a-job 1 build-check(1)           blocked in 7090 n/a",
            "a-job | 1 | build-check(1) | blocked | 7090 | NotApplicable | n/a"
        },
        {
            " a-job 2 hosts-allocate               starved  n/a",
            "a-job | 2 | hosts-allocate | starved |  | NotApplicable | n/a"
        },
        {
            " a-job 8 xen-boot fail baseline untested",
            "a-job | 8 | xen-boot | fail |  | BaselineUntested | baseline untested"
        },
        {
            " a-job 8 xen-boot odd [st=odd!]",
            "a-job | 8 | xen-boot | odd |  | UnexpectedStatus | [st=odd!]"
        },
        {
            " a-job 3 syslog-server                running",
            "a-job | 3 | syslog-server | running |  | None | "
        },
        {
            " a-job 3 syslog-server                running in 7090",
            "a-job | 3 | syslog-server | running | 7090 | None | "
        },
        {
            " build-armhf                     <job status>                 broken",
            "build-armhf |  | <job status> | broken |  | None | "
        },
        {
            " build-armhf                     <job status>                 broken  in 7090",
            "build-armhf |  | <job status> | broken | 7090 | None | "
        },
        {
            " build-armhf    <none executed>              queued",
            "build-armhf |  | <none executed> | queued |  | None | "
        },
        {
            " a-job 19 guest-start.2 fail never seen before by anybody",
            "a-job | 19 | guest-start.2 | fail |  | Other | never seen before by anybody"
        },
        {
            " a-job 19 guest-stop fail like elsewhere",
            "a-job | 19 | guest-stop | fail |  | Other | like elsewhere"
        },
        {
            " a-job 19 guest-stop fail like 0",
            "a-job | 19 | guest-stop | fail |  | Other | like 0"
        },
        {
            " a-job 19 a test id of five words fail like 7001",
            "a-job | 19 | a test id of five words | fail |  | Like | like 7001"
        },
        {
            " a-job 4 a:b:c fail like 7001",
            "a-job | 4 | a:b:c | fail |  | Like | like 7001"
        },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Parse_Row_SplitsItByWords(string row, string expected)
    {
        var flight = With(row).Flight();

        Assert.Equal(expected, Told(Assert.Single(flight.Failures)));
    }

    [Theory]
    [InlineData(" a-job 15")]
    [InlineData(" a-job 15 guest-start")]
    [InlineData(" a-job")]
    [InlineData(" a-job <job status>")]
    [InlineData(" these words are no row")]
    [InlineData(" a-job 99999999999999999999 guest-start fail")]
    public void Parse_LineThatIsNoRow_IsKeptAsUnknown(string line)
    {
        var flight = With(line).Parse().Flight!;

        Assert.Empty(flight.Failures);
        Assert.Equal(new UnknownLine(7, line), Assert.Single(flight.Report.UnknownLines));
        Assert.Equal(("UNKNOWN_LINE", 7), (flight.Report.Diagnostics[0].Reason, flight.Report.Diagnostics[0].Line));
    }

    [Theory]
    [InlineData("Tests which did not succeed and are blocking,\nincluding tests which could not be run:", ReportSection.Blocking)]
    [InlineData("Tests which are failing intermittently (not blocking):", ReportSection.Intermittent)]
    [InlineData("Regressions which are regarded as allowable (not blocking):", ReportSection.Allowable)]
    [InlineData("Tests which did not succeed, but are not blocking:", ReportSection.NonBlocking)]
    [InlineData("Tests which did not succeed,\nincluding tests which could not be run:", ReportSection.NoBaseline)]
    public void Parse_Heading_GivesTheSection(string heading, ReportSection section)
    {
        var flight = (new SampleText() with { Sections = $"\n{heading}\n a-job 6 xen-build fail never pass\n" }).Flight();

        Assert.Equal(section, Assert.Single(flight.Failures).Section);
    }

    [Fact]
    public void Parse_RowsBelowAnUnknownHeading_BelongToNoSection()
    {
        var flight = (new SampleText() with
        {
            Sections = "\nTests which are failing intermittently (not blocking):\n a-job 6 xen-build fail like 7001\n"
                + "\nTests of a new kind:\n a-job 7 xen-install fail like 7001\n",
        }).Parse().Flight!;

        Assert.Single(flight.Failures);
        Assert.Equal([9, 10], flight.Report.UnknownLines.Select(line => line.Line));
    }

    private static SampleText With(string row) => new() { Sections = $"\nTests which did not succeed, but are not blocking:\n{row}\n" };

    private static string Told(StepFailure row) =>
        $"{row.Step.Job} | {row.StepNumber} | {row.Step.TestId} | {row.Status} | {row.SeenIn} | {row.Summary.Kind} | {row.Summary.Text}";
}
