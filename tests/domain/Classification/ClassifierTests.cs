using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Classification;

public sealed class ClassifierTests
{
    private static readonly Summary Regression = new(SummaryKind.Regression, new FlightNumber(205));
    private static readonly Summary Like = new(SummaryKind.Like, new FlightNumber(205));
    private static readonly Summary PassIn = new(SummaryKind.PassIn, new FlightNumber(205), "-retest");
    private static readonly Summary BrokenIn = new(SummaryKind.StatusIn, new FlightNumber(205), Word: "broken");
    private static readonly Summary NeverPass = new(SummaryKind.NeverPass);

    /// <summary>What we say and what the report says.</summary>
    public static TheoryData<string, ReportSection, Summary, Agreement, string> Pairs => new()
    {
        // candidates            section                     printed     agreement                      what counts
        { "b210=pass",           ReportSection.Blocking,     Regression, Agreement.Agrees,              "REGR. vs. 205" },
        { "b210=fail",           ReportSection.NonBlocking,  Like,       Agreement.Agrees,              "like 205" },
        { "b210=pass t211=pass", ReportSection.Intermittent, PassIn,     Agreement.Agrees,              "pass in 205-retest" },
        { "b210=broken",         ReportSection.NonBlocking,  BrokenIn,   Agreement.Agrees,              "broken in 205" },
        { "b210=pass",           ReportSection.Allowable,    Regression, Agreement.Agrees,              "REGR. vs. 205" },
        { "b210=starved",        ReportSection.NonBlocking,  BrokenIn,   Agreement.Differs,             "starved in 210" },
        { "b210=fail",           ReportSection.Blocking,     Regression, Agreement.Differs,             "like 210" },
        { "b210=pass",           ReportSection.NonBlocking,  NeverPass,  Agreement.Differs,             "REGR. vs. 210" },
        { "b210=?",              ReportSection.Blocking,     Regression, Agreement.InsufficientHistory, "REGR. vs. 205" },
        { "b210=pass t211=?",    ReportSection.Intermittent, PassIn,     Agreement.InsufficientHistory, "pass in 205-retest" },
    };

    public static TheoryData<string, FlightVerdict> Verdicts => new()
    {
        // what the rows are, one letter each: Regression, Broken, Unfinished, n/a
        { "",     FlightVerdict.Perfect },
        { "n",    FlightVerdict.Tolerable },
        { "nn",   FlightVerdict.Tolerable },
        { "nB",   FlightVerdict.Problems },
        { "U",    FlightVerdict.Problems },
        { "nR",   FlightVerdict.Regressions },
        { "BUnR", FlightVerdict.Regressions },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Classify_ReportSaysSomething_ComparesBoth(
        string candidates, ReportSection section, Summary printed, Agreement agreement, string counts)
    {
        var opinion = Given.OpinionOn(Given.Row(Given.TestStep, "fail", section, printed), everPassed: true, candidates);

        Assert.Equal((agreement, counts), (opinion.Agreement, opinion.Effective.Summary.Text));
        Assert.Equal(section, opinion.Section);
    }

    [Fact]
    public void Classify_SameSummaryButOtherBlocker_Differs()
    {
        // The step is broken, so it is no regression of the software, but the row stands where nothing blocks.
        var opinion = Given.OpinionOn(
            Given.Row(Given.TestStep, "broken", ReportSection.NonBlocking, Regression), everPassed: true, "b210=pass");

        Assert.Equal(Agreement.Differs, opinion.Agreement);
        Assert.Equal(Blocker.Broken, opinion.Effective.Blocker);
    }

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Classify_Rows_GiveTheVerdict(string rows, FlightVerdict verdict)
    {
        var failures = rows.Select(RowOf).ToArray();
        var evidence = new Evidence([.. failures.Select(row => Given.EvidenceFor(row, true, Given.Candidates("b210=pass")))], 7);

        Assert.Equal(verdict, Classifier.Classify(Given.Flight(failures), evidence).Verdict);
    }

    [Fact]
    public void Classify_RowSeenInARetest_CountsInTheVerdict()
    {
        var row = Given.Row(Given.TestStep, "fail", seenIn: 301);
        var evidence = new Evidence([Given.EvidenceFor(row, true, Given.Candidates("b210=pass"))], 7);

        var classification = Classifier.Classify(Given.Flight(row), evidence);

        Assert.Equal(FlightVerdict.Regressions, classification.Verdict);
        Assert.Equal(new FlightNumber(301), classification.Opinions[0].SeenIn);
    }

    [Fact]
    public void Classify_Evidence_ItsVersionAndThatOfTheRulesAreCarried()
    {
        var classification = Classifier.Classify(Given.Flight(), new Evidence([], 42));

        Assert.Equal((42L, Classifier.RulesVersion), (classification.HistoryVersion, classification.RulesVersion));
    }

    [Fact]
    public void Classify_ManyCandidates_CarriesTheFirstOfThem()
    {
        var candidates = string.Join(' ', Enumerable.Range(0, 30).Select(i => $"b{200 - i}=fail"));

        var opinion = Given.OpinionOn(Given.Row(Given.TestStep, "fail"), everPassed: true, candidates);

        Assert.Equal(Given.Candidates(candidates).Take(Opinion.MaxCandidates), opinion.Candidates);
    }

    [Fact]
    public void Classify_EvidenceForOtherRows_IsRefused()
    {
        var row = Given.Row(Given.TestStep, "fail");
        var other = Given.Row(Given.BuildStep, "fail");

        Assert.Throws<ArgumentException>(() => Classifier.Classify(Given.Flight(row), new Evidence([], 7)));
        Assert.Throws<ArgumentException>(
            () => Classifier.Classify(Given.Flight(row), new Evidence([Given.EvidenceFor(other, true, [])], 7)));
    }

    private static StepFailure RowOf(char letter) => letter switch
    {
        'R' => Given.Row(Given.TestStep, "fail"),
        'B' => Given.Row(Given.TestStep, "broken"),
        'U' => Given.Row(Given.TestStep, "running"),
        _ => Given.Row(Given.TestStep, "blocked"),
    };
}
