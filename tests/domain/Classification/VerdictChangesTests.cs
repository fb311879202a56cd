using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Classification;

/// <summary>What would have changed a verdict follows from the rules, not from a table beside them.</summary>
public sealed class VerdictChangesTests
{
    /// <summary>A failing row with its evidence, and each change of it as <c>condition: summary (blocker)</c>.</summary>
    public static TheoryData<StepKey, string, bool, string, string[]> Cases => new()
    {
        // A regression: the failing run that the baseline lacks, a rerun that passes, or a lab that excuses it.
        {
            Given.TestStep, "fail", true, "b210=pass",
            [
                "'fail' in flight 210 of the baseline: like 210 (None)",
                "'fail' in one more run of the baseline: like N (None)",
                "'broken' in one more run of the baseline: broken in N (None)",
                "a pass in one more run of the same revisions: pass in N (None)",
                "an allow entry for the step: REGR. vs. 210 (None)",
            ]
        },

        // A failing run of the baseline excuses, as long as it is the only one.
        { Given.TestStep, "fail", true, "b210=fail", ["a pass in flight 210 of the baseline: REGR. vs. 210 (Regression)"] },
        { Given.TestStep, "fail", true, "b210=fail b209=fail", [] },

        // One pass of the baseline makes the failure of a build a regression, and no rerun excuses it.
        {
            Given.BuildStep, "fail", true, "b210=fail",
            [
                "a pass in flight 210 of the baseline: REGR. vs. 210 (Regression)",
                "a pass in one more run of the baseline: REGR. vs. N (Regression)",
            ]
        },
        {
            Given.BuildStep, "fail", true, "b210=pass",
            [
                "'fail' in flight 210 of the baseline: like 210 (None)",
                "an allow entry for the step: REGR. vs. 210 (None)",
            ]
        },

        // A heisenbug is a regression without its pass.
        {
            Given.TestStep, "fail", true, "b210=pass t211=pass",
            [
                "'fail' in flight 211 of the same revisions: REGR. vs. 210 (Regression)",
                "'fail' in one more run of the baseline: like N (None)",
                "'broken' in one more run of the baseline: broken in N (None)",
            ]
        },

        // What is not known would decide.
        {
            Given.TestStep, "fail", true, "b210=?",
            [
                "a pass in flight 210 of the baseline: REGR. vs. 210 (Regression)",
                "'fail' in flight 210 of the baseline: like 210 (None)",
                "'fail' in one more run of the baseline: like N (None)",
            ]
        },
        {
            Given.TestStep, "fail", true, "b210=!pass",
            [
                "'fail' in flight 210 of the baseline: like 210 (None)",
                "'fail' in one more run of the baseline: like N (None)",
            ]
        },
        {
            Given.TestStep, "fail", true, "b210=pass t211=?",
            [
                "'fail' in flight 210 of the baseline: like 210 (None)",
                "a pass in flight 211 of the same revisions: pass in 211 (None)",
                "'fail' in flight 211 of the same revisions: REGR. vs. 210 (Regression)",
                "'fail' in one more run of the baseline: like N (None)",
                "'broken' in one more run of the baseline: broken in N (None)",
                "a pass in one more run of the same revisions: pass in N (None)",
            ]
        },
        {
            Given.TestStep, "fail", false, "",
            [
                "a pass in any flight: baseline untested (None)",
                "a pass in one more run of the baseline: REGR. vs. N (Regression)",
                "a pass in one more run of the same revisions: baseline untested (None)",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_OneRow_NamesEachChangeThatTheRulesAnswerOtherwise(
        StepKey step, string status, bool everPassed, string candidates, string[] expected) =>
        Assert.Equal(expected, Tell(Given.Row(step, status), everPassed, candidates));

    [Theory]
    [InlineData("build-check(1)", "blocked")]
    [InlineData("<none executed>", "queued")]
    [InlineData("<job status>", "broken")]
    [InlineData("guest-start", "running")]
    [InlineData("guest-start", "aborted")]
    public void Of_ARowThatItsStatusDecides_NamesNothing(string testId, string status) =>
        Assert.Empty(Tell(Given.Row(new StepKey("test-amd64-amd64-xl", testId), status), everPassed: true, "b210=pass"));

    [Fact]
    public void Of_AnExcusedRegression_NamesTheEntryThatExcusesIt() => Assert.Contains(
        "no allow entry for the step: REGR. vs. 210 (Regression)",
        Tell(Given.Row(Given.TestStep, "fail", ReportSection.Allowable), everPassed: true, "b210=pass"));

    private static string[] Tell(StepFailure row, bool everPassed, string candidates) =>
    [
        .. VerdictChanges.Of(row, Given.EvidenceFor(row, everPassed, Given.Candidates(candidates)))
            .Select(change => $"{change.Condition}: {change.Summary} ({change.Finding.Blocker})"),
    ];
}
