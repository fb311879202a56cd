using Flights.Domain.Flights;
using Flights.Domain.Reports;

namespace Flights.Domain.Tests.Reports;

/// <summary>A report of an invented lab, of which a test replaces the part that it is about.</summary>
internal sealed record SampleText
{
    public const string Dashes = "------------------------------------------------------------";

    public const string ListRule = "_______________________________________________";

    public string Subject { get; init; } = "[xen-unstable test] 7100: regressions - FAIL";

    public string Above { get; init; } = "";

    public string Head { get; init; } = "flight 7100 xen-unstable real [real]\nhttp://logs.lab.example.org/osstest/logs/7100/\n";

    public string Verdict { get; init; } = "\nRegressions :-(\n";

    public string Sections { get; init; } = """

        Tests which did not succeed and are blocking,
        including tests which could not be run:
         test-amd64-amd64-xl          15 guest-start                fail REGR. vs. 7001

        Tests which did not succeed, but are not blocking:
         test-armhf-armhf-xl           1 build-check(1)               blocked  n/a

        """;

    public string Versions { get; init; } = """

        version targeted for testing:
         xen                  1111111111111111111111111111111111111111
        baseline version:
         xen                  2222222222222222222222222222222222222222

        """;

    public string PushAges { get; init; } = """

        Last test of basis     7001  2026-03-01 08:00:00 Z    2 days
        Testing same since     7100  2026-03-03 09:30:00 Z    0 days    1 attempts

        """;

    public string People { get; init; } = "\n" + Dashes + "\nPeople who touched revisions under test:\n  Ada Example <ada@example.org>\n";

    public string Jobs { get; init; } =
        "\njobs:\n " + "build-amd64".PadRight(60) + " pass    \n " + "test-amd64-amd64-xl".PadRight(60) + " fail    \n\n";

    public string Footer { get; init; } = "\n" + Dashes + """

        sg-report-flight on host.lab.example.org
        logs: /home/logs/logs
        images: /home/logs/images

        Logs, config files, etc. are available at
            http://logs.lab.example.org/osstest/logs

        Test harness code can be found at
            http://git.example.org/?p=osstest.git;a=summary

        """;

    public string Below { get; init; } = "\n\nNot pushing.\n\n(No revision log; it would be 412 lines long.)\n";

    public string Text => Above + Head + Verdict + Sections + Versions + PushAges + People + Jobs + Footer + Below;

    public ParseResult Parse(ParseLimits? limits = null) => Parse(Text, Subject, limits);

    public Flight Flight()
    {
        Assert.True(Parse().TryGet(out var flight, out var error), error?.ToString());
        Assert.Empty(flight.Report.Diagnostics);
        return flight;
    }

    public static ParseResult Parse(string text, string subject = "", ParseLimits? limits = null) =>
        ReportParser.Parse(new ReportText(text, new string('0', 64)) { Subject = subject }, limits ?? ParseLimits.Default);
}
