using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Reports;

public sealed class HeadTests
{
    [Fact]
    public void Parse_OneFlight_GivesIt()
    {
        var flight = new SampleText().Flight();

        Assert.Equal(
            (7100L, "xen-unstable", "real", "real"),
            (flight.Number.Value, flight.Branch.Value, flight.Blessing.Word, flight.IntendedBlessing?.Word));
        Assert.Equal(["http://logs.lab.example.org/osstest/logs/7100/"], flight.Report.LogsUris);
        Assert.Empty(flight.Retests);
        Assert.True(flight.IsMain);
    }

    [Fact]
    public void Parse_TwoFlights_TakesTheSecondOneForARetest()
    {
        var flight = (new SampleText() with
        {
            Head = "flight 7100 xen-unstable real [real]\nflight 7102 xen-unstable real-retest [real]\n"
                + "http://l.example.org/7100/\nhttp://l.example.org/7102/\n",
        }).Flight();

        var retest = new Retest(new FlightNumber(7102), new BranchName("xen-unstable"), new Blessing("real-retest"), Blessing.Real);
        Assert.Equal([retest], flight.Retests);
        Assert.Equal(2, flight.Report.LogsUris.Count);
    }

    [Fact]
    public void Parse_NoIntendedBlessing_LeavesItOut() =>
        Assert.Null((new SampleText() with { Head = "flight 7100 xen-unstable running\n" }).Flight().IntendedBlessing);

    [Fact]
    public void Parse_Preamble_KeepsItVerbatim() => Assert.Equal(
        ["", "\"Old\" tested version had not actually been tested; so we test it.", "", "flight we test it, rather than another.", ""],
        (new SampleText() with
        {
            Above = "\n\"Old\" tested version had not actually been tested; so we test it.\n\nflight we test it, rather than another.\n\n",
        }).Flight().Report.Preamble);

    // subject, text above the flight line, blessing: kind, headline, whether it was pushed
    public static readonly TheoryData<string, string, string, RunKind, string, bool> Kinds = new()
    {
        { "[xen-unstable test] 7100: tolerable FAIL - PUSHED", "", "real [real]", RunKind.Main, "tolerable FAIL", true },
        { "Re: [Xen-devel] [xen-unstable test] 7100: all pass", "", "real [real]", RunKind.Main, "all pass", false },
        { "[Xen-devel] Re: [xen-unstable test] 7100: trouble: a/b", "", "real [real]", RunKind.Main, "trouble: a/b", false },
        { "[xen-unstable baseline test] 7100: tolerable FAIL", "", "real [real]", RunKind.Baseline, "tolerable FAIL", false },
        { "[xen-unstable baseline-only test] 7100: all pass", "", "real [real]", RunKind.BaselineOnly, "all pass", false },
        { "[adhoc test] 7100: tolerable truncated", "harness 1: a\n\n", "play [play]", RunKind.Adhoc, "tolerable truncated", false },
        { "", "", "real [real]", RunKind.Main, "", false },
        { "", "", "adhoc [adhoc]", RunKind.Adhoc, "", false },
        { "", "", "running [play]", RunKind.Adhoc, "", false },
        { "", Untested, "real [real]", RunKind.Baseline, "", false },
        { "", "[xen-unstable test] 7100: regressions - FAIL\n\n", "real [real]", RunKind.Main, "regressions - FAIL", false },
        { "Fwd: please look", "", "real [real]", RunKind.Main, "", false },
    };

    private const string Untested = "\"Old\" tested version had not actually been tested; therefore in this\nflight we test it.\n\n";

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Parse_SubjectAndHead_GiveTheKindOfRun(
        string subject, string above, string blessing, RunKind kind, string headline, bool pushed)
    {
        var text = new SampleText() with { Subject = subject, Above = above, Head = $"flight 7100 xen-unstable {blessing}\n" };
        var flight = text.Flight();

        Assert.Equal((kind, headline, pushed), (flight.RunKind, flight.Report.Headline, flight.Report.HeadlinePushed));
    }

    [Fact]
    public void Parse_SubjectOfAnotherFlight_CountsTheFlightLine()
    {
        var flight = (new SampleText() with { Subject = "[linux-linus test] 7099: all pass" }).Flight();

        Assert.Equal((7100, "xen-unstable"), (flight.Number.Value, flight.Branch.Value));
    }

    [Theory]
    [InlineData("Perfect :-)\nAll tests in this flight passed as required", PrintedVerdict.Perfect)]
    [InlineData("Perfect :-)\nAll tests in this flight passed", PrintedVerdict.Perfect)]
    [InlineData("Failures :-/ but no regressions.", PrintedVerdict.Tolerable)]
    [InlineData("Regressions :-(", PrintedVerdict.Regressions)]
    [InlineData("Failures and problems with tests :-(", PrintedVerdict.Problems)]
    public void Parse_VerdictLine_GivesTheVerdict(string line, PrintedVerdict verdict) =>
        Assert.Equal(verdict, (new SampleText() with { Verdict = $"\n{line}\n" }).Flight().Report.Verdict);
}
