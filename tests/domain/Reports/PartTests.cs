using Flights.Domain.Flights;
using Flights.Domain.Reports;

namespace Flights.Domain.Tests.Reports;

public sealed class PartTests
{
    [Theory]
    [InlineData("version targeted for testing:\n xen 1a\n linux 2b\nbaseline version:\n xen 3c\n", "xen=1a linux=2b  / xen=3c ")]
    [InlineData("baseline version:\n flight               7001\n", " / 7001")]
    [InlineData("version targeted for testing:\n xen 1a\n", "xen=1a  / ")]
    [InlineData("", " / ")]
    public void Parse_Versions_GivesBothSides(string text, string expected)
    {
        var flight = (new SampleText() with { Versions = "\n" + text }).Flight();

        Assert.Equal(expected, $"{Told(flight.Targeted)} / {Told(flight.Baseline)}");
    }

    [Fact]
    public void Parse_VersionsDirectlyBelowTheVerdict_ReadsThem()
    {
        var flight = (new SampleText() with
        {
            Verdict = "\nPerfect :-)\nAll tests in this flight passed as required\n",
            Sections = "",
            Versions = "version targeted for testing:\n ovmf 1a\nbaseline version:\n ovmf 2b\n",
        }).Flight();

        Assert.Equal(("1a", "2b"), (flight.Targeted.RevisionOf("ovmf"), flight.Baseline.RevisionOf("ovmf")));
    }

    [Theory]
    [InlineData("Last test of basis     7001  2026-03-01 08:00:00 Z    2 days", "Basis 7001 2026-03-01 2 ")]
    [InlineData("Failing since          7050  2026-03-02 23:59:59 Z   17 days   38 attempts", "FailingSince 7050 2026-03-02 17 38")]
    [InlineData("Testing same since     7100  2026-03-03 09:30:00 Z    0 days    1 attempts", "TestingSince 7100 2026-03-03 0 1")]
    [InlineData("Testing same since                          (not found)         0 attempts", "TestingSince   0 0")]
    [InlineData("Last test of basis                          (not found)     ", "Basis   0 ")]
    [InlineData("Testing same since        0  1970-01-01 00:00:00 Z 16000 days    0 attempts", "TestingSince  1970-01-01 16000 0")]
    public void Parse_PushAgeLine_GivesWhatItDates(string line, string expected)
    {
        var age = Assert.Single((new SampleText() with { PushAges = $"\n{line}\n" }).Flight().PushAges);

        Assert.Equal(expected, $"{age.Kind} {age.Flight} {age.StartTime:yyyy-MM-dd} {age.AgeDays} {age.AttemptCount}");
    }

    [Theory]
    [InlineData("Failing since          7050  2026-13-02 23:59:59 Z   17 days   38 attempts")]
    [InlineData("Failing since          7050  2026-03-02 23:59:59 Z   17 weeks")]
    [InlineData("Failing since          lately")]
    [InlineData("Last test of basis     99999999999999999999  2026-03-01 08:00:00 Z    2 days")]
    public void Parse_PushAgeLineOfAnotherForm_IsKeptAsUnknown(string line)
    {
        var flight = (new SampleText() with { PushAges = $"\n{line}\n" }).Parse().Flight!;

        Assert.Empty(flight.PushAges);
        Assert.Equal(line, Assert.Single(flight.Report.UnknownLines).Text);
    }

    [Theory]
    [InlineData("  Ada Example <ada@example.org>", "Ada Example|ada@example.org|")]
    [InlineData("  Example, Ada <ada@example.org>", "Example, Ada|ada@example.org|")]
    [InlineData("  \"Ada B. Example\" <ada@example.org>", "\"Ada B. Example\"|ada@example.org|")]
    [InlineData("  Zoë Exämple (at work) <zoe@example.org> (for a while)", "Zoë Exämple (at work)|zoe@example.org|(for a while)")]
    [InlineData("  ada@example.org", "ada@example.org||")]
    public void Parse_PersonLine_GivesNameAddressAndRest(string line, string expected)
    {
        var text = new SampleText() with { People = $"\nPeople who touched revisions under test:\n{line}\n" };
        var person = Assert.Single(text.Flight().Report.People);

        Assert.Equal(expected, $"{person.Name}|{person.Address}|{person.Remainder}");
    }

    [Fact]
    public void Parse_CountedPeople_GivesTheirNumber()
    {
        var text = new SampleText() with
        {
            People = $"\n{SampleText.Dashes}\n1701 people touched revisions under test,\nnot listing them all\n",
        };

        Assert.Equal(1701, text.Flight().Report.PeopleCount);
        Assert.Empty(text.Flight().Report.People);
    }

    [Fact]
    public void Parse_JobsTable_GivesEachJobInOrder()
    {
        var jobs = (new SampleText() with { Jobs = "\njobs:\n b pass    \n a preparing\n c odd\n\n" }).Flight().Jobs;

        Assert.Equal([("b", "pass"), ("a", "preparing"), ("c", "odd")], jobs.Select(job => (job.Name, job.Status.Word)));
    }

    [Fact]
    public void Parse_JobTwice_CountsTheFirstLineAndSaysSo()
    {
        var flight = (new SampleText() with { Jobs = "\njobs:\n a pass\n a fail\n\n" }).Parse().Flight!;

        Assert.Equal([new Job("a", StepStatus.Pass)], flight.Jobs);
        var found = Assert.Single(flight.Report.Diagnostics);
        Assert.Equal(ParseReasons.DuplicateJob, found.Reason);
        Assert.Equal(found.Line - 1, found.Other?.Line);
    }

    [Fact]
    public void Parse_Footer_GivesHostPathsAndParagraphs()
    {
        var report = new SampleText().Flight().Report;

        Assert.Equal("host.lab.example.org", report.ReportingHost);
        Assert.Equal([new FooterPath("logs", "/home/logs/logs"), new FooterPath("images", "/home/logs/images")], report.FooterPaths);
        Assert.Equal(
            new FooterParagraph("Test harness code can be found at", ["http://git.example.org/?p=osstest.git;a=summary"]),
            report.Footer[^1]);
    }

    [Fact]
    public void Parse_BrokenNotes_GivesThemInOrder()
    {
        var report = (new SampleText() with
        {
            Below = "\nbroken-job build-armhf broken\nbroken-step build-armhf host-install(4)\nbroken-job a-job queued\n\nNot pushing.\n",
        }).Flight().Report;

        Assert.Equal(
            [
                new BrokenNote("build-armhf", "", "broken"),
                new BrokenNote("build-armhf", "host-install(4)", ""),
                new BrokenNote("a-job", "", "queued"),
            ],
            report.BrokenNotes);
    }

    [Fact]
    public void Parse_TextCutAboveTheFooter_SaysSo() => Assert.Equal(
        [ParseReasons.NoFooter],
        (new SampleText() with { Footer = "", Below = "" }).Parse().Flight!.Report.Diagnostics.Select(each => each.Reason));

    [Fact]
    public void Parse_CarriageReturns_ChangeNothingElse()
    {
        var text = new SampleText().Text;
        var expected = SampleText.Parse(text).Flight!;

        var actual = SampleText.Parse(text.Replace("\n", "\r\n", StringComparison.Ordinal)).Flight!;

        Assert.Equal(expected with { Report = expected.Report with { HasCrLf = true } }, actual);
    }

    private static string Told(Versions versions) => string.Concat(versions.Trees.Select(tree => $"{tree} ")) + versions.Flight;
}
