using System.Globalization;
using Flights.Domain.Reports;

namespace Flights.Domain.Tests.Reports;

public sealed class RefusalTests
{
    private static readonly string Report = new SampleText().Text;
    private static readonly string[] Lines = Report.TrimEnd('\n').Split('\n');
    private static readonly string Longest = Lines.MaxBy(line => line.Length)!;

    // text, subject: reason, line, column
    public static readonly TheoryData<string, string, string, int, int> Texts = new()
    {
        { "", "", ParseReasons.NotAReport, 1, 1 },
        { "Hello,\n\nthis is no report.\n", "", ParseReasons.NotAReport, 1, 1 },
        { "Somebody wrote:\n> \n" + Quoted(), "Re: [xen-unstable test] 7100: all pass", ParseReasons.NotAReport, 3, 1 },
        { "Somebody wrote:\n>  a-job 18 a-test fail REGR.\n> vs. 7001\n", "Re: [xen-unstable test] 7100: all pass", ParseReasons.NotAReport, 2, 1 },
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

    // reason, the limit, the most that the report needs, the line beyond which it has more
    public static readonly TheoryData<string, Func<int, ParseLimits>, int, int> Limits = new()
    {
        { ParseReasons.LimitBytes,      limit => new ParseLimits { MaxBytes = limit },      Report.Length,                               0 },
        { ParseReasons.LimitLines,      limit => new ParseLimits { MaxLines = limit },      Lines.Length,                                Lines.Length },
        { ParseReasons.LimitLineLength, limit => new ParseLimits { MaxLineLength = limit }, Longest.Length,                              LineOf(Longest) },
        { ParseReasons.LimitJobs,       limit => new ParseLimits { MaxJobs = limit },       2,                                           27 },
        { ParseReasons.LimitRows,       limit => new ParseLimits { MaxRows = limit },       2,                                           11 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void Parse_AtALimit_IsTakenAndBeyondItRefusedWithItsName(string reason, Func<int, ParseLimits> limits, int most, int line)
    {
        Assert.Null(new SampleText().Parse(limits(most)).Error);

        var error = new SampleText().Parse(limits(most - 1)).Error;

        Assert.Equal((reason, line), (error?.Reason, error?.Line));
        Assert.Contains((most - 1).ToString(CultureInfo.InvariantCulture), error?.Message, StringComparison.Ordinal);
        Assert.True(ParseReasons.IsLimit(reason));
    }

    private static int LineOf(string line) => Array.IndexOf(Lines, line) + 1;

    private static string Quoted() =>
        string.Concat(new SampleText().Text.Split('\n').Select(line => $"> {line}\n"));
}
