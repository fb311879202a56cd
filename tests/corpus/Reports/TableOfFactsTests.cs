using Flights.Domain.Flights;

namespace Flights.Corpus.Tests.Reports;

public sealed class TableOfFactsTests
{
    // Rows: blocking / allowable / intermittent / non-blocking. Taken from the table in the corpus' README.
    public static readonly TheoryData<string, string, string> Facts = new()
    {
        { "variety/xen-unstable-182481.eml",           "1 / 0 / 1 / 54", "109 pass, 11 fail" },
        { "variety/xen-4.16-testing-178275.eml",       "2 / 0 / 2 / 40", "80 pass, 11 fail, 12 starved, 8 blocked, 1 broken" },
        { "variety/xen-4.17-testing-185400.eml",       "2 / 0 / 1 / 39", "68 pass, 8 fail, 8 starved" },
        { "variety/linux-linus-180222.eml",            "1 / 0 / 1 / 33", "46 pass, 7 fail, 23 starved" },
        { "variety/linux-6.1-185053.eml",              "0 / 1 / 0 / 44", "70 pass, 6 fail, pushed" },
        { "variety/qemu-mainline-180198.eml",          "0 / 0 / 1 / 42", "69 pass, 7 fail, 12 starved, pushed" },
        { "variety/qemu-upstream-unstable-187952.eml", "0 / 0 / 1 / 46", "64 pass, 5 fail, pushed" },
        { "variety/libvirt-179746.eml",                "0 / 0 / 0 / 21", "27 pass, 5 starved, pushed" },
        { "variety/seabios-149211.eml",                "0 / 0 / 2 / 7",  "20 pass, 6 fail, pushed" },
        { "variety/ovmf-172242.eml",                   "2 / 0 / 0 / 0",  "8 pass, 2 fail" },
        { "variety/xtf-150667.eml",                    "0 / 0 / 0 / 0",  "8 pass, pushed" },
        { "variety/xen-unstable-coverity-158538.eml",  "0 / 0 / 1 / 0",  "1 fail, pushed" },
        { "archive/xen-4.8-testing-116221.txt",        "3 / 1 / 0 / 44", "81 pass, 14 fail" },
    };

    [Theory]
    [MemberData(nameof(Facts))]
    public void Parse_ListedMail_GivesRowsAndJobsOfTheTable(string path, string rows, string jobs)
    {
        CorpusFolder.Require();

        var flight = CorpusFolder.Flight(path);

        Assert.Equal(rows, RowsOf(flight));
        Assert.Equal(jobs, JobsOf(flight));
    }

    [Fact]
    public void Parse_ArchivePage_UndoesItsWraps()
    {
        CorpusFolder.Require();

        var flight = CorpusFolder.Flight("archive/xen-4.8-testing-116221.txt");

        var blocking = flight.Failures.Where(row => row.Section == ReportSection.Blocking).ToList();
        Assert.Equal(["REGR. vs. 115205", "REGR. vs. 115205", "REGR. vs. 115205"], blocking.Select(row => row.Summary.Text));
        Assert.Equal([14, 16, 18], blocking.Select(row => row.Line));
        Assert.All(flight.Failures, row => Assert.NotEqual(SummaryKind.Other, row.Summary.Kind));
        Assert.Equal("regressions - FAIL", flight.Report.Headline);
        Assert.Equal(RunKind.Main, flight.RunKind);
        Assert.Equal(PushOutcome.NotPushed, flight.Push?.Outcome);
        Assert.Empty(flight.Report.Preamble);
        Assert.Equal(10, flight.Report.Commits.Count);
        Assert.DoesNotContain("Mailman", flight.Report.RevisionLog, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("(qemu changes not included)", flight.Report.RevisionLog, StringComparison.Ordinal);
    }

    private static string RowsOf(Flight flight) => string.Join(" / ", new[]
    {
        ReportSection.Blocking, ReportSection.Allowable, ReportSection.Intermittent, ReportSection.NonBlocking,
    }.Select(section => flight.Failures.Count(row => row.Section == section)));

    private static string JobsOf(Flight flight)
    {
        string[] order = ["pass", "fail", "starved", "blocked", "broken"];
        var counts = flight.Jobs
            .GroupBy(job => job.Status.Word, StringComparer.Ordinal)
            .OrderBy(group => Array.IndexOf(order, group.Key))
            .Select(group => $"{group.Count()} {group.Key}");
        return string.Join(", ", flight.Push?.Outcome == PushOutcome.Pushed ? counts.Append("pushed") : counts);
    }
}
