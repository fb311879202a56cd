using Flights.Domain.Classification;
using Flights.Domain.Reports.Writing;
using Flights.Domain.Tests.Classification;

namespace Flights.Domain.Tests.Reports.Composing;

public sealed class MachineOutputTests
{
    public static TheoryData<string, string> Lines => new()
    {
        // job of the flight                   lines
        { "test-a start=pass",                 "tolerable|perfect" },
        { "test-a:queued",                     "broken-job test-a queued" },
        { "test-a:broken start=blocked",       "blocked test-a start|broken-job test-a broken" },
        { "test-a start=blocked",              "blocked test-a start|tolerable" },
        { "test-a start=running",              "running test-a start" },
        { "test-a start=aborted",              "broken test-a start aborted" },
        { "test-a new=fail",                   "never-passed test-a new fail|tolerable" },
        { "test-a:fail new=broken",            "broken-step test-a new|never-passed test-a new broken|tolerable" },
        { "test-a start=fail",                 "regression test-a start 200" },
        { "test-a:fail start=broken",          "broken-step test-a start" },
        { "test-l start=fail",                 "tolerable" },
        { "test-x start=fail",                 "tolerable" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Write_Failure_HasItsLine(string job, string lines)
    {
        var story = new Story { Allowed = ["test-x"] }
            .With("200 xen=old", "test-a start=pass", "test-x start=pass", "test-l start=fail")
            .With("210 xen=ancient", "test-l start=pass")
            .With("300 xen=new", job);

        var expected = $"flight 300|{lines}|version this xen new|version that xen old|";
        Assert.Equal(expected.Replace('|', '\n'), MachineOutputWriter.Write(story.Judge(), story.Scope));
    }

    [Fact]
    public void Write_OtherFlights_FollowWithoutTheirBrokenSteps()
    {
        var story = new Story { This = "xen=new linux=b", That = "flight=290", Policy = ReportPolicy.Of2015 }
            .With("210 xen=ancient", "test-a start=pass", "test-b start=pass")
            .With("290 xen=new", "test-a start=pass", "test-b:fail start=pass never=broken")
            .With("300 xen=new", "test-a:fail start=broken", "test-b start=pass");

        Assert.Equal(
            """
            flight 300
            broken-step test-a start
            flight 290
            never-passed test-b never broken
            tolerable
            version this linux b
            version this xen new
            version that flight 290

            """,
            MachineOutputWriter.Write(story.Judge(), story.Scope));
    }

    [Fact]
    public void Write_RegressionAgainstABisection_NamesItsNumberAlone()
    {
        var story = new Story { Blessings = "real-bisect" }
            .With("200 xen=old real-bisect", "test-a start=pass").With("300 xen=new", "test-a start=fail");

        Assert.Contains("\nregression test-a start 200\n", MachineOutputWriter.Write(story.Judge(), story.Scope), StringComparison.Ordinal);
        Assert.Equal("test-a start fail REGR. vs. 200-bisect (Regression, Blocking)", story.Tell());
    }
}
