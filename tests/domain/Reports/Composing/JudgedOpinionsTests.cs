using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Domain.Reports.Composing;
using Flights.Domain.Tests.Classification;

namespace Flights.Domain.Tests.Reports.Composing;

/// <summary>The opinions on a complete flight: those of the report's rows, and those that count beside them.</summary>
public sealed class JudgedOpinionsTests
{
    [Fact]
    public void Of_Judgement_HasTheReportsRowsInTheirOrder()
    {
        var story = new Story()
            .With("200 xen=old -5d", "test-a start=pass", "test-l start=fail")
            .With("190 xen=ancient -9d", "test-l start=pass")
            .With("300 xen=new -1d", "test-l start=fail", "test-a start=fail", "test-n start=fail");

        var classification = JudgedOpinions.Of(story.Judge(), historyVersion: 7);

        Assert.Equal((FlightVerdict.Regressions, 7L, Classifier.RulesVersion), (classification.Verdict, classification.HistoryVersion, classification.RulesVersion));
        Assert.Equal(
            [
                "test-a start: REGR. vs. 200 (Regression, Blocking, NotPrinted), compared-with-baseline of 1",
                "test-l start: like 200 (None, NonBlocking, NotPrinted), compared-with-baseline of 1",
                "test-n start: never pass (None, NonBlocking, NotPrinted), never-passed of 0",
            ],
            classification.Opinions.Select(Tell));
        Assert.All(classification.Opinions, opinion => Assert.Equal(opinion.Effective, opinion.Own));
    }

    [Fact]
    public void Of_FailureOfAnotherFlightThatTheReportDoesNotList_HasItAtTheEnd()
    {
        // Flight 290 regressed in a step that flight 300 lists below the blocking ones already.
        var story = new Story { Policy = ReportPolicy.Of2015 }
            .With("190 xen=ancient -9d", "test-b start=pass")
            .With("200 xen=old -5d", "test-a start=pass", "test-b start=pass")
            .With("290 xen=new -2d", "test-a start=pass", "test-b start=fail")
            .With("300 xen=new -1d", "test-a start=fail", "test-b start=blocked");
        var judgement = story.Judge();

        var classification = JudgedOpinions.Of(judgement, historyVersion: 1);

        Assert.Equal(FlightVerdict.Regressions, classification.Verdict);
        Assert.Equal(judgement.Failures.Count(), classification.Opinions.Count);
        var hidden = classification.Opinions[^1];
        Assert.Equal((new FlightNumber(290), new StepKey("test-b", "start"), Blocker.Regression), (hidden.SeenIn, hidden.Step, hidden.Effective.Blocker));
    }

    private static string Tell(Opinion opinion) =>
        $"{opinion.Step}: {opinion.Effective.Summary} ({opinion.Effective.Blocker}, {opinion.Section}, {opinion.Agreement}), "
        + $"{opinion.Rule} of {opinion.Candidates.Count}";
}
