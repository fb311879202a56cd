using Flights.Domain.Classification;
using Flights.Domain.Reports.Composing;
using Flights.Domain.Tests.Classification;

namespace Flights.Domain.Tests.Reports.Composing;

/// <summary>The push-age lines of flight 300 that tests <c>new</c> while <c>old</c> was pushed last.</summary>
public sealed class PushAgeLinesTests
{
    private const string Wished = "test-a start=pass $revision_xen=";

    /// <summary>Other flights, then the lines: basis, failing since, testing since, each as flight, days and attempts.</summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        // flights                                             later                              2015, where it differs
        { "200=old",                                           "200 1, 300 1 1",                  "" },
        { "200=old 250=other",                                 "200 1, 250 1 2, 300 1 1",         "" },
        { "200=old 250=new 260=new",                           "200 1, 250 1 3",                  "" },
        { "200=old 210=old",                                   "210 1, 300 1 1",                  "" },
        { "200=old 250=other 400=old",                         "400 1, - 0 0",                    "400 1, 0 22358 0" },
        { "200=old 250=other 400=new",                         "200 1, 250 1 3, 300 1 2",         "" },
        { "250=other",                                         "- 0, - 0 0, 300 1 1",             "- 0, 0 22358, 300 1 1" },
        { "200=older",                                         "- 0, - 0 0, 300 1 1",             "- 0, 0 22358, 300 1 1" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_Flights_DatesBothSides(string flights, string later, string of2015)
    {
        var story = Tell(new Story(), flights);

        Assert.Equal(later, LinesOf(story, ReportPolicy.Later));
        Assert.Equal(of2015.Length > 0 ? of2015 : later, LinesOf(story, ReportPolicy.Of2015));
    }

    [Theory]
    [InlineData("200=old@real-bisect", "real-bisect real", "200 1, - 0 0")]              // by the first blessing alone, which 300 has not
    [InlineData("200=old@real-bisect", "real real-bisect", "- 0, - 0 0, 300 1 1")]
    [InlineData("200=old@@linux-linus", "real", "- 0, - 0 0, 300 1 1")]
    public void Of_FlightsOfOtherSorts_AreLeftAside(string flight, string blessings, string expected)
    {
        var story = Tell(new Story { Blessings = blessings, FurtherBranches = "linux-linus" }, flight);

        Assert.Equal(expected, LinesOf(story, ReportPolicy.Later));
    }

    [Theory]
    [InlineData("xen=new", "flight=200")]
    [InlineData("xen=new", "")]
    [InlineData("", "xen=old")]
    [InlineData("xen=new linux=a", "xen=old")]
    [InlineData("xen=new", "xen=old linux=a")]
    [InlineData("xen=new", "linux=a")]
    public void PushAges_SidesWithoutOneTreeInCommon_HaveNone(string @this, string that) =>
        Assert.Null(Tell(new Story { This = @this, That = that }, "200=old").PushAges());

    [Fact]
    public void PushAges_HiddenFlights_DoNotCount() => Assert.Equal(
        "200 1, 300 1 1",
        LinesOf(Tell(new Story { MaxFlight = 300, Excluded = [250] }, "200=old 250=other 400=old"), ReportPolicy.Later));

    [Fact]
    public void PushAges_OfTheHarness_GoByWhatRanTheFlights()
    {
        var story = new Story { This = "osstest=b+", That = "osstest=a" }
            .With("200 +a", "test-a start=pass").With("250 +a +b", "test-a start=pass").With("300 +b+", "test-a start=pass");

        Assert.Equal("250 1, 300 1 1", LinesOf(story, ReportPolicy.Later));
    }

    [Fact]
    public void PushAges_BuildsOfThePreviousBranchAndOfOthers_DoNotCount()
    {
        var story = new Story()
            .With("200", "build-a-prev make=pass $revision_xen=old")
            .With("210", "build-a make=pass $built_revision_xen=old")
            .With("220", "test-a start=pass $buildjob=230.build-a")
            .With("230 @linux-linus", "build-a make=pass $revision_xen=old")
            .With("300", Wished + "new");

        Assert.Equal("- 0, - 0 0, 300 1 1", LinesOf(story, ReportPolicy.Later));
    }

    private static Story Tell(Story story, string flights)
    {
        foreach (var flight in flights.Split(' '))
        {
            var words = flight.Split(['=', '@'], 3);
            story.With($"{words[0]} {(words.Length > 2 ? words[2] : "")}", Wished + words[1]);
        }

        return story.With("300", Wished + "new");
    }

    private static string LinesOf(Story story, ReportPolicy policy)
    {
        var report = ReportComposer.Compose(story.Find(), story.Judge(), story.Scope, story.PushAges(), policy, ReportForm.Plain);
        return string.Join(", ", report.PushAges
            .Select(age => $"{age.Flight?.ToString() ?? (age.StartTime is null ? "-" : "0")} {age.AgeDays} {age.AttemptCount}".TrimEnd()));
    }
}
