using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Classification;

public sealed class RulesTests
{
    /// <summary>Rules that need no other flight.</summary>
    public static TheoryData<string, string, string, string, Blocker> ByTheRowAlone => new()
    {
        // test id            status       rule                 summary            blocker
        { "<none executed>",  "queued",    "nothing-executed",  "",                Blocker.Broken },
        { "<none executed>",  "blocked",   "nothing-executed",  "",                Blocker.Broken },
        { "<none executed>",  "running",   "nothing-executed",  "",                Blocker.Broken },
        { "<none executed>",  "fail",      "nothing-executed",  "",                Blocker.Broken },
        { "<job status>",     "broken",    "job-status",        "",                Blocker.Broken },
        { "<job status>",     "starved",   "job-status",        "",                Blocker.Broken },
        { "build-check(1)",   "blocked",   "blocked",           "n/a",             Blocker.None },
        { "build-check(1)",   "starved",   "blocked",           "n/a",             Blocker.None },
        { "hosts-allocate",   "starved",   "blocked",           "n/a",             Blocker.None },
        { "hosts-allocate",   "running",   "unfinished",        "",                Blocker.Unfinished },
        { "hosts-allocate",   "queued",    "unexpected-status", "[st=queued!]",    Blocker.Broken },
        { "hosts-allocate",   "preparing", "unexpected-status", "[st=preparing!]", Blocker.Broken },
        { "guest-start",      "truncated", "unexpected-status", "[st=truncated!]", Blocker.Broken },
        { "guest-start",      "aborted",   "unexpected-status", "[st=aborted!]",   Blocker.Broken },
        { "guest-start",      "melted",    "unexpected-status", "[st=melted!]",    Blocker.Broken },
    };

    /// <summary>Failures of a test job that has passed before, or not, compared with the flights of both sides.</summary>
    public static TheoryData<string, bool, string, string, string, Blocker> OfTestJobs => new()
    {
        // status  passed  candidates                            rule                      summary               blocker
        { "fail",   true,  "",                                   "compared-with-baseline", "baseline untested",  Blocker.None },
        { "fail",   true,  "b210=pass",                          "compared-with-baseline", "REGR. vs. 210",      Blocker.Regression },
        { "fail",   true,  "b210=inferred",                      "compared-with-baseline", "REGR. vs. 210",      Blocker.Regression },
        { "broken", true,  "b210=pass",                          "compared-with-baseline", "REGR. vs. 210",      Blocker.Broken },
        { "fail",   true,  "b210=fail",                          "compared-with-baseline", "like 210",           Blocker.None },
        { "broken", true,  "b210=broken",                        "compared-with-baseline", "like 210",           Blocker.None },
        { "broken", true,  "b210=fail",                          "compared-with-baseline", "failed in 210",      Blocker.None },
        { "fail",   true,  "b210=broken",                        "compared-with-baseline", "broken in 210",      Blocker.None },
        { "fail",   true,  "b210=starved",                       "compared-with-baseline", "starved in 210",     Blocker.None },
        { "broken", true,  "b210=blocked",                       "compared-with-baseline", "blocked in 210",     Blocker.None },
        { "fail",   true,  "b210=none",                          "compared-with-baseline", "blocked in 210",     Blocker.None },
        { "fail",   true,  "b210=none b209=pass",                "compared-with-baseline", "REGR. vs. 209",      Blocker.Regression },
        { "fail",   true,  "b210=pass t211=none",                "compared-with-baseline", "REGR. vs. 210",      Blocker.Regression },
        { "fail",   false, "b210=pass",                          "compared-with-baseline", "REGR. vs. 210",      Blocker.Regression },

        // One failing run of the baseline excuses the failure, however many passed.
        { "fail",   true,  "b210=pass b209=pass b208=fail",      "compared-with-baseline", "like 208",           Blocker.None },
        { "fail",   true,  "b210=pass b209=broken b208=pass",    "compared-with-baseline", "broken in 209",      Blocker.None },
        { "broken", true,  "b210=starved b209=fail",             "compared-with-baseline", "failed in 209",      Blocker.None },
        { "broken", true,  "b210=fail b209=broken",              "compared-with-baseline", "like 209",           Blocker.None },

        // Among equals the first in search order.
        { "fail",   true,  "b210=pass b209=pass",                "compared-with-baseline", "REGR. vs. 210",      Blocker.Regression },
        { "fail",   true,  "b209=fail b210-retest=fail",         "compared-with-baseline", "like 209",           Blocker.None },
        { "fail",   true,  "b210=broken b209=starved",           "compared-with-baseline", "broken in 210",      Blocker.None },
        { "fail",   true,  "b210=starved b209=broken",           "compared-with-baseline", "starved in 210",     Blocker.None },

        // A flight that is no main flight is named with the rest of its blessing.
        { "fail",   true,  "b210-bisect=pass",                   "compared-with-baseline", "REGR. vs. 210-bisect", Blocker.Regression },
        { "fail",   true,  "b210=pass t211-retest=pass",         "intermittent",           "pass in 211-retest", Blocker.None },

        // The heisenbug search: only what would block looks for a pass of the same revisions.
        { "fail",   true,  "b210=pass t211=pass",                "intermittent",           "pass in 211",        Blocker.None },
        { "fail",   true,  "b210=pass t211=inferred",            "intermittent",           "pass in 211",        Blocker.None },
        { "broken", true,  "b210=pass t211=pass",                "intermittent",           "pass in 211",        Blocker.None },
        { "fail",   true,  "b210=pass t212=fail t211=pass",      "intermittent",           "pass in 211",        Blocker.None },
        { "fail",   true,  "b210=pass t212=fail t211=!pass",     "compared-with-baseline", "REGR. vs. 210",      Blocker.Regression },
        { "fail",   true,  "b210=fail t211=pass",                "compared-with-baseline", "like 210",           Blocker.None },
        { "fail",   true,  "t211=pass",                          "compared-with-baseline", "baseline untested",  Blocker.None },
        { "fail",   true,  "b210=pass t210=pass",                "intermittent",           "pass in 210",        Blocker.None },
    };

    /// <summary>Failures of a build job that has passed before.</summary>
    public static TheoryData<string, string, string, Blocker> OfBuildJobs => new()
    {
        // status  candidates                            summary              blocker
        { "fail",   "b210=pass",                         "REGR. vs. 210",     Blocker.Regression },
        { "broken", "b210=pass",                         "REGR. vs. 210",     Blocker.Broken },
        { "fail",   "b210=fail",                         "like 210",          Blocker.None },
        { "fail",   "",                                  "baseline untested", Blocker.None },

        // One passing run of the baseline makes it a regression, however often it failed.
        { "fail",   "b210=fail b209=fail b208=pass",     "REGR. vs. 208",     Blocker.Regression },
        { "fail",   "b210=fail b209=inferred b208=pass", "REGR. vs. 209",     Blocker.Regression },

        // No heisenbug search for builds.
        { "fail",   "b210=pass t211=pass",               "REGR. vs. 210",     Blocker.Regression },
        { "fail",   "b210=pass t211=?",                  "REGR. vs. 210",     Blocker.Regression },
    };

    [Theory]
    [MemberData(nameof(ByTheRowAlone))]
    public void Classify_RowThatNeedsNoHistory_SaysSo(string testId, string status, string rule, string summary, Blocker blocker)
    {
        var opinion = Given.OpinionOn(Given.Row(new StepKey("test-amd64-amd64-xl", testId), status), everPassed: false, "b210=? t211=pass");

        AssertOwn(opinion, rule, summary, blocker);
        Assert.Empty(opinion.Candidates);
    }

    [Theory]
    [MemberData(nameof(OfTestJobs))]
    public void Classify_FailureOfTestJob_FollowsTheTable(
        string status, bool everPassed, string candidates, string rule, string summary, Blocker blocker)
    {
        var opinion = Given.OpinionOn(Given.Row(Given.TestStep, status), everPassed, candidates);

        AssertOwn(opinion, rule, summary, blocker);
        Assert.Equal(Given.Candidates(candidates), opinion.Candidates);
    }

    [Theory]
    [MemberData(nameof(OfBuildJobs))]
    public void Classify_FailureOfBuildJob_FollowsTheTable(string status, string candidates, string summary, Blocker blocker) =>
        AssertOwn(
            Given.OpinionOn(Given.Row(Given.BuildStep, status), everPassed: true, candidates), "compared-with-baseline", summary, blocker);

    [Theory]
    // section                        candidates              rule                      summary          blocker
    [InlineData(ReportSection.Allowable, "b210=pass", "allowed", "REGR. vs. 210", Blocker.None)]
    [InlineData(ReportSection.Allowable, "b210=pass t211=pass", "intermittent", "pass in 211", Blocker.None)]
    [InlineData(ReportSection.Allowable, "b210=fail", "compared-with-baseline", "like 210", Blocker.None)]
    [InlineData(ReportSection.Blocking, "b210=pass", "compared-with-baseline", "REGR. vs. 210", Blocker.Regression)]
    public void Classify_RowOfAllowableSection_ExcusesARegression(
        ReportSection section, string candidates, string rule, string summary, Blocker blocker) =>
        AssertOwn(Given.OpinionOn(Given.Row(Given.TestStep, "fail", section), everPassed: true, candidates), rule, summary, blocker);

    private static void AssertOwn(Opinion opinion, string rule, string summary, Blocker blocker)
    {
        Assert.True(opinion.IsDecided, opinion.Missing);
        Assert.Equal((rule, summary, blocker), (opinion.Rule, opinion.Own!.Summary.Text, opinion.Own.Blocker));
        Assert.Empty(opinion.Missing);
    }
}
