using Flights.Domain.Flights;
using Flights.Domain.Reports;
using Flights.Domain.Reports.Bisections;

namespace Flights.Domain.Tests.Reports.Bisections;

public sealed class BisectionParserTests
{
    private const string Subject = "[ovmf bisection] complete build-amd64";
    private const string Rule = "----------------------------------------";

    private static readonly string Text = $"""
        branch xen-unstable
        xenbranch xen-unstable
        job build-amd64
        testid xen-build

        Tree: ovmf git://git.example.org/ovmf.git
        Tree: xen git://git.example.org/xen.git

        *** Found and reproduced problem changeset ***

          Bug is in tree:  ovmf git://git.example.org/ovmf.git
          Bug introduced:  2222222222222222222222222222222222222222
          Bug not present: 1111111111111111111111111111111111111111
          Last fail repro: http://logs.example.org/7105/


          (Revision log too long, omitted.)


        *** Found and reproduced problem changeset ***

          Bug is in tree:  xen git://git.example.org/xen.git
          Bug introduced:  4444444444444444444444444444444444444444
          Bug not present: 3333333333333333333333333333333333333333
          Last fail repro: http://logs.example.org/7103/


          commit 4444444444444444444444444444444444444444
          Author: Ada Example <ada@example.org>
        {"  "}
              A subject


        For bisection revision-tuple graph see:
           http://logs.example.org/bisect/ovmf/build-amd64.xen-build.html
        Revision IDs in each graph node refer, respectively, to the Trees above.

        {Rule}
        Running a tool
        Searching for failure / basis pass:
         7101 fail [host=a-host] / 7100 ok.
        Searching for test results:
         7100 pass 1111111 3333333
         7101 fail 2222222 \
         4444444
         7102 [host=b-host]
         7103 fail irrelevant
         7104 blocked 1111111 4444444
        Searching for interesting versions
         Result found: flight 7100 (pass), for basis pass

        *** Found and reproduced problem changeset ***

        Revision graph left in /home/logs/results.
        {Rule}
        7105: tolerable ALL FAIL


        """ + (new SampleText() with { Head = "flight 7105 ovmf real-bisect [real]\nhttp://logs.example.org/7105/\n" }).Text;

    [Fact]
    public void Parse_Report_GivesItsFacts()
    {
        var bisection = Read(Text);

        Assert.Equal("ovmf complete build-amd64 xen-build", $"{bisection.Branch} {bisection.State} {bisection.Step}");
        Assert.Equal(["ovmf", "xen"], bisection.Trees.Select(tree => tree.Name));
        Assert.Equal([new string('2', 40), new string('4', 40)], bisection.Findings.Select(finding => finding.Introduced));
        Assert.Equal("(Revision log too long, omitted.)", bisection.Findings[0].Log);
        Assert.EndsWith("\n\n    A subject", bisection.Findings[1].Log, StringComparison.Ordinal);
        Assert.Equal("http://logs.example.org/bisect/ovmf/build-amd64.xen-build.html", bisection.GraphUri);
        Assert.Equal(
            [
                new BisectionResult(new FlightNumber(7100), "pass", "", ["1111111", "3333333"]),
                new BisectionResult(new FlightNumber(7101), "fail", "", ["2222222", "4444444"]),
                new BisectionResult(new FlightNumber(7102), "", "b-host", []),
                new BisectionResult(new FlightNumber(7103), "fail", "", []),
                new BisectionResult(new FlightNumber(7104), "blocked", "", ["1111111", "4444444"]),
            ],
            bisection.Results);
        Assert.Equal(7105, bisection.LastFlight?.Number.Value);
        Assert.Equal(2, bisection.LastFlight?.Jobs.Count);
    }

    [Fact]
    public void Write_Report_GivesItBackFromFactsAlone()
    {
        var bisection = Read(Text);

        Assert.Equal(Text, BisectionWriter.Write(bisection));
        Assert.Empty(bisection.Deviations);
    }

    // what is special about the text
    public static TheoryData<string, ReportText> Forms => new()
    {
        { "CRLF",                                 Of(WithCrLf(Text)) },
        { "CRLF and a list's footer",             Of(WithCrLf(Text)) with { ListFooter = "____\r\na list\r\n" } },
        { "a list's footer",                      Of(Text) with { ListFooter = "____\na list\n" } },
        { "no last flight",                       Of(Text[..Text.IndexOf("\n7105:", StringComparison.Ordinal)]) },
        { "no last flight, CRLF, a list's footer", Of(WithCrLf(Text[..(Text.IndexOf("\n7105:", StringComparison.Ordinal) + 1)])) with { ListFooter = "____\r\n" } },
        { "mixed line ends",                      Of(Text.Replace("Running a tool\n", "Running a tool\r\n", StringComparison.Ordinal)) },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Write_TextOfAForm_GivesItBack(string form, ReportText text)
    {
        Assert.True(BisectionParser.Parse(text, ParseLimits.Default).TryGet(out var bisection, out var error), $"{form}: {error}");

        Assert.Equal(text.Text + text.ListFooter, BisectionWriter.Write(bisection));
        Assert.Equal(5, bisection.Results.Count);
    }

    [Fact]
    public void Write_ChangedFinding_ChangesItsPlaceAlone()
    {
        var bisection = Read(Text);
        var changed = bisection with { Findings = [bisection.Findings[0] with { Introduced = new string('5', 40) }, bisection.Findings[1]] };

        Assert.Equal(
            Text.Replace("introduced:  22222222222222222222", "introduced:  55555555555555555555", StringComparison.Ordinal)
                .Replace("555522222222222222222222", "555555555555555555555555", StringComparison.Ordinal),
            BisectionWriter.Write(changed));
    }

    [Fact]
    public void Write_MutatedReport_GivesItBack()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var i = 0; i < 1000; i++)
        {
            var lines = Text.Split('\n').ToList();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                var (one, other) = (random.Next(lines.Count), random.Next(lines.Count));
                (lines[one], lines[other]) = (lines[other], lines[one]);
                lines.Insert(one, random.Next(2) == 0 ? lines[other] : " ?");
                lines.RemoveAt(random.Next(lines.Count));
            }

            var text = string.Join('\n', lines);
            var result = BisectionParser.Parse(new ReportText(text, "") { Subject = Subject }, ParseLimits.Default);

            Assert.True(result.Bisection is null || BisectionWriter.Write(result.Bisection) == text, $"seed {seed}, case {i}\n{text}");
        }
    }

    [Theory]
    [InlineData("branch a\nxenbranch b\njob c\n", ParseReasons.NotABisection)]
    [InlineData("branch a b\nxenbranch b\njob c\ntestid d\n", ParseReasons.NotABisection)]
    [InlineData("", ParseReasons.NotABisection)]
    public void Parse_TextWithoutAHead_IsRefused(string text, string reason) =>
        Assert.Equal(reason, BisectionParser.Parse(new ReportText(text, ""), ParseLimits.Default).Error?.Reason);

    [Fact]
    public void Parse_LastFlightBeyondALimit_IsRefusedNotTakenForTheToolsLog()
    {
        var lines = Text.Split('\n');
        var jobs = Array.IndexOf(lines, "jobs:");

        var error = BisectionParser.Parse(new ReportText(Text, "") { Subject = Subject }, new ParseLimits { MaxJobs = 0 }).Error;

        Assert.Equal((ParseReasons.LimitJobs, jobs + 2), (error?.Reason, error?.Line));
    }

    // who answers a report keeps its subject: what the answer quotes, and the line that shows it
    public static TheoryData<string, string, int> Quotes => new()
    {
        { "the head",    "Somebody wrote:\n> branch a\n> xenbranch b\n", 2 },
        { "the finding", "\nSomebody wrote:\n\n> *** Found and reproduced problem changeset ***\n", 4 },
        { "the culprit", "> > \n> >   Bug introduced:  2222222222222222222222222222222222222222\n", 2 },
        { "all of it",   string.Join('\n', Text.Split('\n').Select(line => "> " + line)), 1 },
    };

    [Theory]
    [MemberData(nameof(Quotes))]
    public void Parse_TextThatQuotesAReport_IsRefusedWithTheLineThatShowsIt(string what, string text, int line)
    {
        var error = BisectionParser.Parse(new ReportText(text, "") { Subject = "Re: " + Subject }, ParseLimits.Default).Error;

        Assert.True((ParseReasons.NotAReport, line) == (error?.Reason, error?.Line), $"{what}: {error}");
    }

    private static ReportText Of(string text) => new(text, "") { Subject = Subject };

    private static string WithCrLf(string text) => text.Replace("\n", "\r\n", StringComparison.Ordinal);

    private static Bisection Read(string text)
    {
        var result = BisectionParser.Parse(new ReportText(text, new string('0', 64)) { Subject = Subject }, ParseLimits.Default);
        Assert.True(result.TryGet(out var bisection, out var error), error?.ToString());
        return bisection;
    }
}
