using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Classification;

public sealed class InsufficientHistoryTests
{
    private static readonly Summary Regression = new(SummaryKind.Regression, new FlightNumber(205));

    /// <summary>Failures that have passed before. The last column names the flights whose outcome is missed; empty if none is.</summary>
    public static TheoryData<StepKey, string, string, string, string> Cases => new()
    {
        // step            status    candidates                     rule                      missed
        { Given.TestStep,  "fail",   "b210=?",                      "compared-with-baseline", "flight 210 of the baseline" },
        { Given.TestStep,  "fail",   "b210=!pass",                  "compared-with-baseline", "flight 210 of the baseline" },
        { Given.TestStep,  "fail",   "b210=pass b209=? b208=!pass", "compared-with-baseline", "flights 209, 208 of the baseline" },
        { Given.TestStep,  "fail",   "b210=starved b209=?",         "compared-with-baseline", "flight 209 of the baseline" },
        { Given.TestStep,  "broken", "b210=fail b209=!pass",        "compared-with-baseline", "flight 209 of the baseline" },
        { Given.BuildStep, "fail",   "b210=fail b209=?",            "compared-with-baseline", "flight 209 of the baseline" },
        { Given.TestStep,  "fail",   "b5=? b4=? b3=? b2=? b1=?",    "compared-with-baseline", "flights 5, 4, 3 and 2 more of the baseline" },
        { Given.TestStep,  "fail",   "b210=pass t211=?",            "intermittent",           "flight 211 of the same revisions" },

        // What is unknown does not matter if it cannot change what is said.
        { Given.TestStep,  "fail",   "b210=? b209=fail b208=!pass", "compared-with-baseline", "" },
        { Given.TestStep,  "fail",   "b210=fail t211=?",            "compared-with-baseline", "" },
        { Given.TestStep,  "fail",   "b210=pass t212=? t211=pass",  "intermittent",           "" },
        { Given.TestStep,  "fail",   "b210=pass t212=!pass",        "compared-with-baseline", "" },
        { Given.BuildStep, "fail",   "b210=? b209=pass",            "compared-with-baseline", "" },
        { Given.BuildStep, "fail",   "b210=fail b209=!pass",        "compared-with-baseline", "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Classify_SomeOutcomesUnknown_DecidesOnlyWhatNoneOfThemChanges(
        StepKey step, string status, string candidates, string rule, string missed)
    {
        var opinion = Given.OpinionOn(Given.Row(step, status, printed: Regression), everPassed: true, candidates);

        var missing = missed.Length == 0 ? "" : $"no recorded outcome of the step in {missed}";
        Assert.Equal((rule, missing, missed.Length == 0), (opinion.Rule, opinion.Missing, opinion.IsDecided));
    }

    [Theory]
    [InlineData(0, "no recorded pass of the step, and no flight that had the job")]
    [InlineData(1, "no recorded pass of the step; 1 flight does not refute 'never pass'")]
    [InlineData(2, "no recorded pass of the step; 2 flights do not refute 'never pass'")]
    public void Classify_NoPassKnown_CountsWhatDoesNotRefute(int notRefuting, string missing)
    {
        // A pass that is only inferred stands for the baseline, but does not tell that the step was there under its number.
        var opinion = Given.OpinionOn(Given.Row(Given.TestStep, "fail"), everPassed: false, "b210=inferred t211=?", notRefuting);

        Assert.Equal(("never-passed", missing, false), (opinion.Rule, opinion.Missing, opinion.IsDecided));
    }

    [Fact]
    public void Classify_HistoryTooShort_TheReportCounts()
    {
        var opinion = Given.OpinionOn(Given.Row(Given.TestStep, "fail", printed: Regression), everPassed: true, "b205=?");

        Assert.Null(opinion.Own);
        Assert.Equal(Agreement.InsufficientHistory, opinion.Agreement);
        Assert.Equal(new Finding(Regression, Blocker.Regression), opinion.Effective);
    }
}
