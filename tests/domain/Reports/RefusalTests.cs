using Flights.Domain.Reports;

namespace Flights.Domain.Tests.Reports;

public sealed class RefusalTests
{
    private static readonly string Report = new SampleText().Text;

    // text, subject: reason, line, column
    public static readonly TheoryData<string, string, string, int, int> Texts = new()
    {
        { "", "", ParseReasons.NotAReport, 1, 1 },
        { "Hello,\n\nthis is no report.\n", "", ParseReasons.NotAReport, 1, 1 },
        { "Somebody wrote:\n> \n" + Quoted(), "Re: [xen-unstable test] 7100: all pass", ParseReasons.NotAReport, 3, 1 },
        { "flight 99999999999999999999 xen-unstable real [real]\n\njobs:\n", "", ParseReasons.BadFlightLine, 1, 8 },
        { "flight 7100 xen/unstable real [real]\n\njobs:\n", "", ParseReasons.BadFlightLine, 1, 13 },
        { "flight 7100 xen-unstable real [real]\n", "", ParseReasons.NoJobsTable, 1, 1 },
        { "flight 7100 xen-unstable real [real]\n\njobs:\n\n", "", ParseReasons.NoJobsTable, 4, 1 },
        { "branch xen\nxenbranch xen\njob a\ntestid b\n\n" + Report, "", ParseReasons.BisectionReport, 1, 1 },
        { Report, "[xen-unstable bisection] complete a-job", ParseReasons.BisectionReport, 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Parse_TextThatIsNoReport_IsRefusedWithItsPlace(string text, string subject, string reason, int line, int column)
    {
        var error = SampleText.Parse(text, subject).Error;

        Assert.Equal((reason, line, column), (error?.Reason, error?.Line, error?.Column));
        Assert.EndsWith(".", error?.Message, StringComparison.Ordinal);
    }

    // limit                                                          reason                          line
    public static readonly TheoryData<ParseLimits, string, int> Limits = new()
    {
        { ParseLimits.Default with { MaxBytes = 1000 },               ParseReasons.LimitBytes,        0 },
        { ParseLimits.Default with { MaxLines = 5 },                  ParseReasons.LimitLines,        6 },
        { ParseLimits.Default with { MaxLineLength = 40 },            ParseReasons.LimitLineLength,   2 },
        { ParseLimits.Default with { MaxJobs = 1 },                   ParseReasons.LimitJobs,         27 },
        { ParseLimits.Default with { MaxRows = 1 },                   ParseReasons.LimitRows,         11 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void Parse_BeyondALimit_IsRefusedWithItsName(ParseLimits limits, string reason, int line)
    {
        var error = new SampleText().Parse(limits).Error;

        Assert.Equal((reason, line), (error?.Reason, error?.Line));
    }

    [Fact]
    public void Parse_AtTheLimits_IsTaken()
    {
        var lines = Report.TrimEnd('\n').Split('\n');
        var limits = new ParseLimits
        {
            MaxBytes = Report.Length,
            MaxLines = lines.Length,
            MaxLineLength = lines.Max(line => line.Length),
            MaxJobs = 2,
            MaxRows = 2,
        };

        Assert.Null(new SampleText().Parse(limits).Error);
    }

    private static string Quoted() =>
        string.Concat(new SampleText().Text.Split('\n').Select(line => $"> {line}\n"));
}
