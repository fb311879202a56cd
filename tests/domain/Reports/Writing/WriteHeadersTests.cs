using Flights.Domain.Flights;
using Flights.Domain.Reports;
using Flights.Domain.Reports.Writing;

namespace Flights.Domain.Tests.Reports.Writing;

public sealed class WriteHeadersTests
{
    private const string Failures =
        "xen-unstable:test-amd64-amd64-xl:guest-start:fail:regression xen-unstable:test-armhf-armhf-xl:build-check(1):blocked:nonblocking";

    private static readonly MailHeader This = new("X-Osstest-Versions-This", $"\n    xen={new string('1', 40)}");
    private static readonly MailHeader That = new("X-Osstest-Versions-That", $"\n    xen={new string('2', 40)}");

    [Fact]
    public void WriteHeaders_Block_PutsEachValueOnALine()
    {
        var rows = "\n    " + Failures.Replace(" ", "\n    ", StringComparison.Ordinal);
        var headers = new[] { new MailHeader("X-Osstest-Failures", rows), This, That };

        var flight = Read("[Xen-devel] [xen-unstable test] 7100: regressions - FAIL", headers);

        Assert.Empty(flight.Report.Deviations);
        Assert.Equal(
            [new MailHeader("Subject", "[Xen-devel] [xen-unstable test] 7100: regressions - FAIL"), .. headers],
            ReportWriter.WriteHeaders(flight));
    }

    [Fact]
    public void WriteHeaders_Inline_FoldsBehindOneBlank()
    {
        var header = new MailHeader("X-Osstest-Failures", Failures.Replace(" ", "\n ", StringComparison.Ordinal));
        var (current, old) = (This with { Value = This.Value.Trim() }, That with { Value = That.Value.Trim() });

        var flight = Read("[xen-unstable test] 7100: tolerable FAIL - PUSHED", header, current, old);

        Assert.Empty(flight.Report.Deviations);
        Assert.Equal([header, current, old], ReportWriter.WriteHeaders(flight).Skip(1));
    }

    [Theory]
    [InlineData("[other-branch test] 7100: all pass")]
    [InlineData("[xen-unstable test] 1: all pass")]
    [InlineData("[xen-unstable baseline test]  7100: all pass-PUSHED")]
    [InlineData("Fwd: have a look")]
    [InlineData("[adhoc test] 7100: truncated")]
    public void WriteHeaders_AnySubject_GivesItBack(string subject) => Assert.Equal(
        string.Join(' ', subject.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        Assert.Single(ReportWriter.WriteHeaders(Read(subject))).Value);

    [Fact]
    public void WriteHeaders_HeaderThatDisagreesWithTheRows_GivesItBackUntilTheyChange()
    {
        var odd = new MailHeader("X-Osstest-Failures", "\n    xen-unstable:a:b:fail:regression");
        var flight = Read("[xen-unstable test] 7100: all pass", odd, This, That, new MailHeader("X-Osstest-Mood", "\n    good"));

        Assert.Equal(
            ["xen-unstable:a:b:fail:regression", "good"],
            ReportWriter.WriteHeaders(flight)
                .Where(header => header.Name is "X-Osstest-Failures" or "X-Osstest-Mood")
                .Select(header => header.Value.Trim()));
        Assert.Equal(
            "xen-unstable:test-amd64-amd64-xl:guest-start:fail:regression",
            ReportWriter.WriteHeaders(flight with { Failures = [flight.Failures[0]] })[1].Value.Trim());
    }

    [Fact]
    public void WriteHeaders_ChangedFacts_ChangesThem()
    {
        var flight = Read("[xen-unstable test] 7100: all pass", This, That);
        var changed = flight with
        {
            Number = new FlightNumber(7200),
            Baseline = new Versions([], new FlightNumber(7001)),
            Report = flight.Report with { Headline = "tolerable FAIL", HeadlinePushed = true },
        };

        var headers = ReportWriter.WriteHeaders(changed);

        Assert.Equal("[xen-unstable test] 7200: tolerable FAIL - PUSHED", headers[0].Value);
        Assert.Equal("flight=7001", headers[^1].Value.Trim());
    }

    [Fact]
    public void WriteHeaders_ValueOfManyLines_IsFoldedWithoutEnd()
    {
        var value = string.Join(' ', Enumerable.Repeat("a-word", 200_000));
        var flight = Read("[xen-unstable test] 7100: regressions - FAIL", new MailHeader("X-Osstest-Failures", value));

        var header = Assert.Single(ReportWriter.WriteHeaders(flight), header => header.Name == "X-Osstest-Failures");

        Assert.Equal(value, header.Value.Replace("\n", "", StringComparison.Ordinal));
        Assert.All(header.Value.Split('\n'), line => Assert.InRange(line.Length, 1, 78));
    }

    private static Flight Read(string subject, params MailHeader[] headers)
    {
        var text = new ReportText(new SampleText().Text, new string('0', 64))
        {
            Subject = subject,
            OsstestHeaders = headers.ToEquatableList(),
        };
        Assert.True(ReportParser.Parse(text, ParseLimits.Default).TryGet(out var flight, out var error), error?.ToString());
        return flight;
    }
}
