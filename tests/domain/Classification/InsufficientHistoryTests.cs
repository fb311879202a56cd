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

        // That a flight may count or not is as good as an unknown outcome, and what is unknown besides is said first.
        { Given.TestStep,  "fail",   "b?210=? b?209=pass",          "compared-with-baseline", "flight 210 of the baseline" },

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

    /// <summary>Failures that have passed before, and flights that may count or not. The last column is what is missed; empty if nothing
    /// is.</summary>
    public static TheoryData<StepKey, string, string, string, string> Uncertain => new()
    {
        // step            status    candidates                     rule                      missed
        { Given.TestStep,  "fail",   "b?210=pass",                  "compared-with-baseline", "flight 210 is one of the baseline" },
        { Given.TestStep,  "fail",   "b210=pass b?209=fail",        "compared-with-baseline", "flight 209 is one of the baseline" },
        { Given.TestStep,  "fail",   "b?210=fail b?209=none",       "compared-with-baseline", "flights 210, 209 are some of the baseline" },
        { Given.TestStep,  "fail",   "b?210=broken b209=starved",   "compared-with-baseline", "flight 210 is one of the baseline" },
        { Given.TestStep,  "fail",   "b210=pass t?211=pass",        "intermittent",           "flight 211 is one of the same revisions" },
        { Given.BuildStep, "fail",   "b210=fail b?209=pass",        "compared-with-baseline", "flight 209 is one of the baseline" },

        // It does not matter if it cannot change what is said.
        { Given.TestStep,  "fail",   "b210=fail b?209=pass",        "compared-with-baseline", "" },
        { Given.TestStep,  "fail",   "b210=pass b?209=pass",        "compared-with-baseline", "" },
        { Given.TestStep,  "fail",   "b210=starved b?209=broken",   "compared-with-baseline", "" },
        { Given.TestStep,  "fail",   "b210=fail t?211=pass",        "compared-with-baseline", "" },
        { Given.TestStep,  "fail",   "b210=pass t?212=pass t211=pass", "intermittent",        "" },
        { Given.TestStep,  "fail",   "b210=pass t?211=fail",        "compared-with-baseline", "" },
        { Given.BuildStep, "fail",   "b210=pass b?209=? t?211=pass", "compared-with-baseline", "" },
    };

    [Theory]
    [MemberData(nameof(Uncertain))]
    public void Classify_FlightsThatMayCount_DecidesOnlyWhatNoneOfThemChanges(
        StepKey step, string status, string candidates, string rule, string missed)
    {
        var opinion = Given.OpinionOn(Given.Row(step, status, printed: Regression), everPassed: true, candidates);

        var missing = missed.Length == 0 ? "" : $"no certainty that {missed} that osstest counts";
        Assert.Equal((rule, missing, missed.Length == 0), (opinion.Rule, opinion.Missing, opinion.IsDecided));
    }

    [Fact]
    public void Classify_PassInAFlightThatMayCount_DoesNotTellThatItEverPassed()
    {
        var row = Given.Row(Given.TestStep, "fail");

        Assert.Equal("never-passed", Given.OpinionOn(row, everPassed: false, "b?210=pass").Rule);
        Assert.Equal("compared-with-baseline", Given.OpinionOn(row, everPassed: false, "b210=pass").Rule);
    }

    [Fact]
    public void Classify_NoPassKnown_SaysSoWhateverDoesNotRefute()
    {
        // A pass that is only inferred stands for the baseline, but does not tell that the step was there under its number.
        var row = Given.Row(Given.TestStep, "fail");
        var opinion = Given.OpinionOn(row, everPassed: false, "b210=inferred t211=?", notRefuting: 2);

        Assert.Equal(("never-passed", "no recorded pass of the step", false), (opinion.Rule, opinion.Missing, opinion.IsDecided));
        Assert.Equal(opinion, Given.OpinionOn(row, everPassed: false, "b210=inferred t211=?", notRefuting: 3));
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
