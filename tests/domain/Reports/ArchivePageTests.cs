using Flights.Domain.Flights;
using Flights.Domain.Reports.Writing;

namespace Flights.Domain.Tests.Reports;

public sealed class ArchivePageTests
{
    private static readonly SampleText Mail = new()
    {
        Subject = "",
        Sections = """

            Tests which did not succeed and are blocking,
            including tests which could not be run:
             test-amd64-i386-xl-qemut-win7-amd64 16 guest-localmigrate/x10 fail REGR. vs. 7001
             test-amd64-amd64-xl-qemuu-debianhvm-i386-xsm 20 guest-start/debianhvm.repeat fail in 7090 like 7001
             test-amd64-amd64-libvirt-qemuu-debianhvm-amd64-xsm 11 migrate-support-check fail never pass
             a-job 7 xen-install fail pass in 7090

            """,
        People = "\nPeople who touched revisions under test:\n  Somebody With A Very Long Name Indeed <somebody@example.org>\n",
        Jobs = "\njobs:\n test-amd64-amd64-xl-a-job-whose-name-does-not-leave-room-for-its-status fail\n\n",
        Below = $"""

            broken-step test-amd64-amd64-xl-qemuu-debianhvm-amd64-shadow host-install(5)

            Pushing revision :

            To git.example.org:/home/git/xen.git
               2222222222..1111111111  1111111111111111111111111111111111111111 -> xen-tested-master

            {SampleText.Dashes}
            commit 1111111111111111111111111111111111111111
            Author: Ada Example <ada@example.org>
            Date:   Mon Mar 2 10:00:00 2026 +0100

                A subject

                A line of the message that is wider than the archive lets it be on its page

            """,
    };

    // As an archive wraps: behind a blank, the rest at column 0.
    private static readonly string[] Wraps =
    [
        "REGR. vs. |7001", "guest-start/debianhvm.repeat |fail in 7090", "migrate-support-check |fail never", "fail |pass in 7090",
        "Indeed |<somebody", "its-status |fail", "-shadow |host-install(5)", "-> |xen-tested-master", "be on |its page",
    ];

    private static string Page
    {
        get
        {
            var body = Wraps.Aggregate(Mail.Text, (text, wrap) =>
                text.Replace(wrap.Replace("|", "", StringComparison.Ordinal), wrap.Replace('|', '\n'), StringComparison.Ordinal));
            return "[Date Prev][Date Next][Thread Prev][Thread Next]\n\n[xen-unstable test] 7100: regressions - FAIL\n\n\n\n"
                + body
                + $"\n{SampleText.ListRule}\na-list mailing list\na-list@xxxxxxxxxxx\n\n \n\nA Host\n\nHosted by somebody.\n";
        }
    }

    [Fact]
    public void Parse_ArchivePage_GivesTheFactsOfTheMail()
    {
        var expected = Mail.Flight();
        var result = SampleText.Parse(Page);

        Assert.True(result.TryGet(out var actual, out var error), error?.ToString());
        Assert.Empty(actual.Report.Diagnostics);
        Assert.Equal(expected.Failures.Select(row => row with { Line = 0 }), actual.Failures.Select(row => row with { Line = 0 }));
        Assert.Equal(
            expected with { Failures = [], Report = OfThePage(expected.Report, actual.Report) },
            actual with { Failures = [] });
    }

    [Fact]
    public void Write_ArchivePage_GivesThePageBackWithItsWrapsUndone()
    {
        var page = Wraps.Aggregate(Page, (text, wrap) =>
            text.Replace(wrap.Replace('|', '\n'), wrap.Replace("|", "", StringComparison.Ordinal), StringComparison.Ordinal));

        Assert.True(SampleText.Parse(Page).TryGet(out var flight, out var error), error?.ToString());

        Assert.Equal(page, ReportWriter.Write(flight));
    }

    // What a page has of its own: its head, its form, and a headline where the mail has a subject.
    private static Report OfThePage(Report mail, Report page)
    {
        Assert.Equal("[xen-unstable test] 7100: regressions - FAIL", page.PageHead[2]);
        Assert.EndsWith("Hosted by somebody.\n", page.ListFooter, StringComparison.Ordinal);
        return mail with
        {
            Headline = "regressions - FAIL",
            PageHead = page.PageHead,
            FinalNewlines = page.FinalNewlines,
            ListFooter = page.ListFooter,
            Deviations = page.Deviations,
        };
    }

    [Fact]
    public void Parse_LineThatIsNoWrap_IsKeptAsUnknown()
    {
        var flight = (new SampleText() with
        {
            Sections = "\nTests which did not succeed, but are not blocking:\n a-job 6 xen-build fail never pass\nand a remark\n",
        }).Parse().Flight!;

        Assert.Equal(SummaryKind.NeverPass, Assert.Single(flight.Failures).Summary.Kind);
        Assert.Equal("and a remark", Assert.Single(flight.Report.UnknownLines).Text);
    }
}
