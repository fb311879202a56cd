using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Classification;

public sealed class AllowAuditTests
{
    private static readonly BranchName Branch = new("xen-unstable");

    [Fact]
    public void Entries_OfAList_HaveTheRegressionsThatTheyExcuse()
    {
        var audit = new AllowAudit(Read("test-a start\n# from flight 20\n@@ start\ntest-c\n"));

        audit.Add(Branch, new FlightNumber(10), [Regressed("test-a", Blocker.Regression), Regressed("test-b", Blocker.Regression)]);
        audit.Add(Branch, new FlightNumber(20), [Regressed("test-a", Blocker.None), Regressed("test-b", Blocker.Broken)]);

        Assert.Equal(
            ["test-a start: 10 test-a blocking, 20 test-a", "@@ start: 20 test-a, 20 test-b blocking", "test-c: "],
            audit.Entries.Select(each => $"{each.Entry.Text}: {string.Join(", ", each.Rows.Select(Print))}"));
        Assert.Equal((4, 3), (audit.RegressionCount, audit.ExcusedCount));
    }

    [Theory]
    [InlineData(SummaryKind.Like, Blocker.None)]
    [InlineData(SummaryKind.NeverPass, Blocker.None)]
    [InlineData(SummaryKind.None, Blocker.Broken)]
    [InlineData(SummaryKind.UnexpectedStatus, Blocker.Broken)]
    public void Add_RowThatNoFileCanExcuse_CountsForNothing(SummaryKind kind, Blocker blocker)
    {
        var audit = new AllowAudit(Read("test-a\n"));

        audit.Add(Branch, new FlightNumber(10), [OpinionOn("test-a", new Finding(new Summary(kind), blocker))]);

        Assert.Equal((0, 0), (audit.RegressionCount, audit.ExcusedCount));
    }

    private static string Print(ExcusedRow row) => $"{row.Flight} {row.Opinion.Step.Job}{(row.IsBlocking ? " blocking" : "")}";

    private static AllowList Read(string text) => AllowList.Read([new AllowFile("f", text)]).List;

    private static Opinion Regressed(string job, Blocker blocker) =>
        OpinionOn(job, new Finding(new Summary(SummaryKind.Regression, new FlightNumber(5)), blocker));

    private static Opinion OpinionOn(string job, Finding finding) => new()
    {
        Step = new StepKey(job, "start"),
        Status = StepStatus.Fail,
        Rule = "compared-with-baseline",
        Own = finding,
        Effective = finding,
        Section = ReportSection.Blocking,
        Agreement = Agreement.Agrees,
    };
}
