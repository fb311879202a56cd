using Flights.Domain.Flights;
using Flights.Domain.Reports.Writing;

namespace Flights.Domain.Tests.Reports.Writing;

/// <summary>What was read is written back, whatever its form; a fact that changes, changes its place in the text and no other.</summary>
public sealed class ReportWriterTests
{
    private static readonly SampleText Plain = new();

    // Forms that osstest writes: nothing of them deviates.
    public static readonly TheoryData<string, string> Forms = new()
    {
        { "plain", Plain.Text },
        { "nothing below the footer", (Plain with { Below = "\n\n" }).Text },
        { "no line end at the end", Plain.Text.TrimEnd('\n') },
        { "cut", Plain.Text[..Plain.Text.IndexOf("Test harness", StringComparison.Ordinal)] },
        { "CRLF", Plain.Text.Replace("\n", "\r\n", StringComparison.Ordinal) },
        { "list footer", Plain.Text + "\n" + SampleText.ListRule + "\na-list mailing list\n\nhttps://lists.example.org/" },
        { "preamble", (Plain with { Above = "\nWe test an older one,\n\n  again.\n\n\n" }).Text },
        {
            "retest",
            (Plain with
            {
                Head = "flight 7100 xen-unstable real [real]\nflight 7102 xen-unstable real-retest [real]\n"
                    + "http://l.example.org/7100/\nhttp://l.example.org/7102/\n",
            }).Text
        },
        {
            "all passed",
            (Plain with
            {
                Verdict = "\nPerfect :-)\n",
                Sections = "All tests in this flight passed as required\n",
                Versions = Below(Plain.Versions),
            }).Text
        },
        {
            "all passed, words of 2015",
            (Plain with { Verdict = "\nPerfect :-)\n", Sections = "All tests in this flight passed\n", Versions = "" }).Text
        },
        { "baseline alone", (Plain with { Versions = "\nbaseline version:\n flight               7001\n" }).Text },
        { "no versions", (Plain with { Versions = "\n", PushAges = "" }).Text },
        {
            "not found",
            (Plain with
            {
                PushAges = "\nLast test of basis                          (not found)     \n"
                    + "Testing same since                          (not found)         0 attempts\n",
            }).Text
        },
        {
            "people counted",
            (Plain with { People = $"\n{SampleText.Dashes}\n812 people touched revisions under test,\nnot listing them all\n" }).Text
        },
        { "people ruled", (Plain with { People = Plain.People + SampleText.Dashes + "\n" }).Text },
        { "people, but none", (Plain with { People = $"\n{SampleText.Dashes}\nPeople who touched revisions under test:\n" }).Text },
        {
            "people with odd names",
            (Plain with { People = Plain.People + "  \"B, C\" <b@example.org> (late)\n  <c@example.org>\n  Somebody\n" }).Text
        },
        {
            "flight 0 of 1970",
            (Plain with
            {
                PushAges = "\nLast test of basis                          (not found)     \n"
                    + "Failing since             0  1970-01-01 00:00:00 Z 16738 days\n"
                    + "Testing same since        0  1970-01-01 00:00:00 Z 16738 days    0 attempts\n",
            }).Text
        },
        {
            "broken notes",
            (Plain with { Below = "\nbroken-job a broken\nbroken-step b x(4)\nbroken-job c queued\n\nNot pushing.\n\n" }).Text
        },
        { "long status", (Plain with { Jobs = "\njobs:\n " + "a".PadRight(60) + " truncated\n\n" }).Text },
        { "revision named", (Plain with { Below = "\n\nPushing revision 1111111:\n\n+ ./ap-push a\nTo h:p\n   1..2  3 -> 4\n\n\n" }).Text },
        { "log too long", (Plain with { Below = "\n\nNot pushing.\n\n(Revision log too long, omitted.)\n" }).Text },
        {
            "log",
            (Plain with
            {
                Below = $"\n\nNot pushing.\n\n{SampleText.Dashes}\ncommit 1111111\nAuthor: A <a@example.org>\n\n    S\n    \n    jobs: \n"
                    + "(qemu changes not included)\n\n",
            }).Text
        },
    };

    // Forms that osstest does not write, or that the parser does not know.
    public static readonly TheoryData<string, string> OddForms = new()
    {
        { "unknown lines", Plain.Text.Replace("\njobs:", "?\n\n ??\n???\njobs:", StringComparison.Ordinal) },
        { "unknown line in a section", Plain.Text.Replace(" test-armhf", "  what is this\n test-armhf", StringComparison.Ordinal) },
        { "job twice", Plain.Text.Replace(" build-amd64", " build-amd64 fail\n build-amd64", StringComparison.Ordinal) },
        { "columns of its own", Plain.Text.Replace("       ", "    ", StringComparison.Ordinal) },
        { "blanks at line ends", Plain.Text.Replace("\n", " \n", StringComparison.Ordinal) },
        { "tabs", Plain.Text.Replace("  Ada", "\tAda", StringComparison.Ordinal).Replace("    http", "\thttp", StringComparison.Ordinal) },
        { "some CRLF", Plain.Text.Replace(".\n", ".\r\n", StringComparison.Ordinal) },
        {
            "CRLF and CR",
            (Plain with { Verdict = "\nPerf\rect :-)\n" }).Text.Replace("\n", "\r\n", StringComparison.Ordinal)
        },
        { "no blank lines", Plain.Text.Replace("\n\n", "\n", StringComparison.Ordinal).Replace("\n\n", "\n", StringComparison.Ordinal) },
        { "more blank lines", Plain.Text.Replace("\n\n", "\n\n\n\n", StringComparison.Ordinal) },
        { "wrapped", Plain.Text.Replace("REGR. vs. ", "REGR. vs. \n", StringComparison.Ordinal) },
        { "dashes below the gate", (Plain with { Below = $"\n\n{SampleText.Dashes}\n" }).Text },
        {
            "many unknown lines",
            (Plain with { Verdict = Plain.Verdict + string.Concat(Enumerable.Range(0, 500).Select(i => $"line {i}\n")) }).Text
        },
    };

    // a text, and what stands there once the fact has changed
    public static readonly TheoryData<string, Func<Flight, Flight>, string, string> Changes = new()
    {
        {
            "job status",
            flight => flight with { Jobs = [flight.Jobs[0] with { Status = StepStatus.Broken }, flight.Jobs[1]] },
            "build-amd64                                                  pass    ",
            "build-amd64                                                  broken  "
        },
        {
            "job name",
            flight => flight with { Jobs = [new Job("build-i386", StepStatus.Pass), flight.Jobs[1]] },
            "build-amd64 ",
            "build-i386  "
        },
        {
            "row's status",
            flight => flight with { Failures = [flight.Failures[0] with { Status = StepStatus.Broken }, flight.Failures[1]] },
            "guest-start                fail REGR. vs. 7001",
            "guest-start              broken REGR. vs. 7001"
        },
        {
            "row's job",
            flight => flight with
            {
                Failures =
                [
                    flight.Failures[0] with { Step = new StepKey("test-amd64-i386-xl-qemuu-debianhvm-amd64", "guest-start") },
                    flight.Failures[1],
                ],
            },
            "test-amd64-amd64-xl          15 guest-start                fail REGR. vs. 7001",
            "test-amd64-i386-xl-qemuu-debianhvm-amd64 15 guest-start    fail REGR. vs. 7001"
        },
        {
            "version",
            flight => flight with { Targeted = new Versions([new TreeRevision("xen", new string('3', 40))], null) },
            new string('1', 40),
            new string('3', 40)
        },
        {
            "age",
            flight => flight with { PushAges = [flight.PushAges[0] with { AgeDays = 112 }, flight.PushAges[1]] },
            "   2 days",
            " 112 days"
        },
        {
            "person",
            flight => flight with { Report = flight.Report with { People = [new Person("Bo", "bo@example.org", "")] } },
            "Ada Example <ada@example.org>",
            "Bo <bo@example.org>"
        },
        {
            "gate",
            flight => flight with { Push = new Push(PushOutcome.NotApplicable, [], []) },
            "Not pushing.",
            "Push not applicable."
        },
        {
            "host",
            flight => flight with { Report = flight.Report with { ReportingHost = "other.example.org" } },
            "host.lab.example.org",
            "other.example.org"
        },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Write_FormOfOsstest_GivesTheTextBackFromFactsAlone(string form, string text)
    {
        var flight = Read(text);

        Assert.Equal(text, ReportWriter.Write(flight));
        Assert.True(flight.Report.Deviations.Count == 0, form);
    }

    [Theory]
    [MemberData(nameof(OddForms))]
    public void Write_FormOfNobody_GivesTheTextBack(string form, string text)
    {
        var flight = Read(text);

        Assert.Equal(text, ReportWriter.Write(flight));
        Assert.True(flight.Report.Deviations.Count > 0, form);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Write_ChangedFact_ChangesItsPlaceAlone(string fact, Func<Flight, Flight> change, string before, string after)
    {
        // Lines that nobody knows around the change must stay.
        var text = Plain.Text + "?\n";
        var place = text.IndexOf(before, StringComparison.Ordinal);
        Assert.True(place >= 0, fact);

        var written = ReportWriter.Write(change(Read(text)));

        Assert.Equal(text[..place] + after + text[(place + before.Length)..], written);
    }

    [Fact]
    public void Write_ChangedFactWhereTheTextDeviates_WritesItAnew()
    {
        var text = Plain.Text.Replace(" build-amd64 ", " build-amd64   ", StringComparison.Ordinal);
        var flight = Read(text);

        var written = ReportWriter.Write(flight with { Jobs = [new Job("build-amd64", StepStatus.Broken), flight.Jobs[1]] });

        Assert.Equal(Plain.Text.Replace("pass    ", "broken  ", StringComparison.Ordinal), written);
    }

    private static string Below(string part) => part[1..];

    private static Flight Read(string text)
    {
        Assert.True(SampleText.Parse(text, Plain.Subject).TryGet(out var flight, out var error), error?.ToString());
        return flight;
    }
}
