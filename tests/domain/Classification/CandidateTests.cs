using Flights.Domain.Baselines;

namespace Flights.Domain.Tests.Classification;

/// <summary>Which flights are looked at, and in which order. Each case tells of other flights, and what the failure of 300 is then.</summary>
public sealed class CandidateTests
{
    private const string Regression = "test-a start fail REGR. vs. 200 (Regression, Blocking)";

    private const string Untested = "test-a start fail baseline untested (None, NonBlocking)";

    private static readonly string[] Passed = ["test-a start=pass"];

    private static readonly string[] Failed = ["test-a start=fail"];

    [Theory]
    [InlineData("xen=old", "200 xen=old", Regression)]
    [InlineData("xen=old", "200 xen=olden", Regression)]                                // a wanted revision is a beginning
    [InlineData("xen=old", "200 xen=17:old", Regression)]                               // behind a count of Mercurial's
    [InlineData("xen=old", "200 xen=bold", Untested)]
    [InlineData("xen=older", "200 xen=old", Untested)]
    [InlineData("xen=old linux=lin", "200 xen=old linux=lin", Regression)]
    [InlineData("xen=old linux=lin", "200 xen=old linux=other", Untested)]              // every tree has to match
    [InlineData("xen=old linux=lin", "200 xen=old", Untested)]                          // and has to be built at all
    [InlineData("osstest=har", "200 +har", Regression)]
    [InlineData("osstest=har", "200 +har +other", Untested)]                            // every harness
    [InlineData("osstest=har+", "200 +har+", Regression)]
    [InlineData("osstest=har+", "200 +har", Regression)]                                // '+' is no character of a pattern
    [InlineData("osstest=har", "200 +har+", Regression)]
    [InlineData("osstest=har+", "200 +ha", Untested)]
    [InlineData("xen=old", "200 xen=old @linux-linus", Untested)]
    [InlineData("xen=old", "200 xen=old running", Untested)]
    [InlineData("xen=old", "200 xen=old real-bisect", Untested)]
    [InlineData("", "200 xen=old", "test-a start fail baseline untested (None, NoBaseline)")]
    public void Judge_Baseline_IsFoundByItsRevisions(string that, string flight, string expected)
    {
        var story = new Story { That = that }.With("190 xen=ancient", Passed).With(flight, Passed).With("300 xen=new", Failed);

        Assert.Equal(expected, story.Tell());
    }

    [Theory]
    [InlineData("test-a start=pass $xenbuildjob=build-x", "build-x make=pass $built_revision_xen=old", Regression)]
    [InlineData("test-a start=pass $xenbuildjob=.build-x", "build-x make=pass $built_revision_xen=old", Regression)]
    [InlineData("test-a start=pass", "build-x make=pass $built_revision_xen=old", Regression)]             // every job of the flight counts
    [InlineData("test-a start=pass", "build-x make=pass $revision_xen=old", Untested)]                     // as built, not as wished
    [InlineData("test-a start=pass", "build-x-prev make=pass $built_revision_xen=old", Untested)]          // the previous branch does not
    [InlineData("test-a start=pass $buildjob=100.build-x", "", Regression)]                                // a build of another flight
    [InlineData("test-a start=pass $buildjob=100.build-far", "", Regression)]                              // and one that that one uses
    [InlineData("test-a start=pass $buildjob=100.build-far", "build-x make=pass $built_revision_xen=mine", Untested)]
    [InlineData("test-a start=pass $buildjob=100.build-y", "", Untested)]
    [InlineData("test-a start=pass $buildjob=777.build-x", "", Untested)]                                  // a flight that nobody knows
    [InlineData("test-a start=pass $buildjob=777.build-x", "build-x make=pass $built_revision_xen=old", Regression)]
    [InlineData("test-a start=pass $buildjob_note=100.build-x", "", Untested)]                             // no reference
    public void Judge_BuildsOfOthers_CountAsOwn(string test, string build, string expected)
    {
        var story = new Story { That = "xen=old" }
            .With("90", "build-z make=pass $built_revision_xen=old")
            .With(
                "100 @linux-linus",
                "build-x make=pass $built_revision_xen=old",
                "build-y make=pass $built_revision_xen=other",
                "build-far make=pass $buildjob=90.build-z")
            .With("190 xen=ancient", Passed)
            .With("200", build.Length > 0 ? [test, build] : [test])
            .With("300 xen=new", Failed);

        Assert.Equal(expected, story.Tell());
    }

    [Fact]
    public void Judge_HarnessOfAForeignBuild_CountsToo()
    {
        var story = new Story { That = "osstest=har" }
            .With("100 +other", "build-x make=pass")
            .With("200 +har", "test-a start=pass $buildjob=100.build-x")
            .With("300 xen=new", Failed);

        Assert.Equal(Untested, story.Tell());
    }

    [Fact]
    public void Judge_ReferenceThatIsKnownLater_IsFollowedThen()
    {
        var story = new Story()
            .With("190 xen=ancient", Passed)
            .With("200", "test-a start=pass $buildjob=100.build-x")
            .With("300 xen=new", Failed);
        Assert.Equal(Untested, story.Tell());

        story.With("100", "build-x make=pass $built_revision_xen=old");
        Assert.Equal(Regression, story.Tell());
    }

    [Fact]
    public void Judge_BuildsThatReferInACircle_AreFollowedOnce()
    {
        var story = new Story()
            .With("100", "build-x make=pass $buildjob=200.test-a")
            .With("200 xen=old", "test-a start=pass $buildjob=100.build-x")
            .With("300 xen=new", Failed);

        Assert.Equal(Regression, story.Tell());
    }

    [Fact]
    public void Judge_AmongEquals_TheBestBlessingWinsThenTheNewest()
    {
        var story = new Story { Blessings = "real real-bisect real-retest" }
            .With("200 xen=old", Failed)
            .With("201 xen=old", Failed)
            .With("202 xen=old real-bisect", Failed)
            .With("203 xen=old real-retest", Passed)
            .With("300 xen=new", Failed);

        Assert.Equal("test-a start fail like 201 (None, NonBlocking)", story.Tell());
    }

    [Fact]
    public void Judge_FlightThatIsNewer_CountsToo()
    {
        var story = new Story().With("300 xen=new", Failed).With("400 xen=old", Passed);

        Assert.Equal("test-a start fail REGR. vs. 400 (Regression, Blocking)", story.Tell());
    }

    [Fact]
    public void Judge_FlightItself_IsNoRerunOfItself()
    {
        var story = new Story { That = "xen=new" }.With("190 xen=ancient", Passed).With("300 xen=new", Failed);

        Assert.Equal(Untested, story.Tell());
    }

    [Theory]
    [InlineData(null, new long[0], "test-a start fail like 210 (None, NonBlocking)")]
    [InlineData(300L, new long[] { 210 }, Regression)]
    [InlineData(205L, new long[0], Regression)]
    [InlineData(300L, new long[] { 210, 200 }, Untested)]
    [InlineData(300L, new long[] { 210, 200, 190 }, "test-a start fail never pass (None, NonBlocking)")]
    public void Judge_HiddenFlights_DoNotCount(long? max, long[] excluded, string expected)
    {
        var story = new Story { MaxFlight = max, Excluded = excluded }
            .With("190 xen=ancient", Passed)
            .With("200 xen=old", Passed)
            .With("210 xen=old", Failed)
            .With("300 xen=new", Failed);

        Assert.Equal(expected, story.Tell());
    }

    [Fact]
    public void Judge_FurtherBranches_Count()
    {
        var story = new Story { FurtherBranches = "linux-linus" }.With("200 xen=old @linux-linus", Passed).With("300 xen=new", Failed);

        Assert.Equal(Regression, story.Tell());
    }

    [Fact]
    public void Judge_ManyFlights_LooksAtTheThousandNewestThatHaveTheJob()
    {
        var story = new Story { Flight = 9000 }.With("200 xen=old", Passed).With("9000 xen=new", Failed);
        for (var i = 0; i < HistoryScope.MaxCandidates - 2; i++)
        {
            story.With($"{1000 + i} xen=other", "test-a start=broken")
                .With($"{5000 + i} xen=other", "test-b start=pass")
                .With($"{7000 + i} play", Passed);
        }

        Assert.Equal(Regression, story.Tell());
        story.With("8999 xen=other", "test-a start=broken");
        Assert.Equal(Untested, story.Tell());
    }

    [Theory]
    [InlineData("test-a start=pass", true, "test-a start fail REGR. vs. 150-bisect (Regression, Blocking)")]
    [InlineData("test-a start=fail", true, "test-a start fail like 150-bisect (None, NonBlocking)")]
    [InlineData("test-a boot=fail", true, "test-a start fail blocked in 150-bisect (None, NonBlocking)")]
    [InlineData("test-b start=pass", true, "test-a start fail blocked in 150-bisect (None, NonBlocking)")]  // it need not have the job
    [InlineData("test-a start=pass", false, "test-a start fail never pass (None, NonBlocking)")]            // its pass counts nowhere else
    public void Judge_FlightNamedAsBaseline_IsLookedAtAlone(string job, bool hasPassed, string expected)
    {
        var story = new Story { This = "", That = "flight=150" }
            .With("150 xen=whatever @elsewhere real-bisect", job)
            .With("200 xen=old", hasPassed ? Passed : Failed)
            .With("300 xen=new", Failed);

        Assert.Equal(expected, story.Tell());
    }

    [Fact]
    public void Judge_FlightNamedAsBaseline_AnswersForTheRevisionsUnderTestToo()
    {
        var story = new Story { That = "flight=150" }
            .With("150 xen=whatever @elsewhere", Passed)
            .With("200 xen=old", Passed)
            .With("300 xen=new", Failed);

        Assert.Equal("test-a start fail pass in 150 (None, Intermittent)", story.Tell());
    }

    [Fact]
    public void Judge_FlightNamedAsBaselineThatIsUnknown_TellsNothing()
    {
        var story = new Story { That = "flight=150" }.With("200 xen=old", Passed).With("300 xen=new", Failed);

        Assert.Equal(Untested, story.Tell());
    }
}
