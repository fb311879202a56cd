using Flights.Cli.Output;
using Flights.Cli.Show;
using Google.Protobuf.WellKnownTypes;

namespace Flights.EndToEnd.Tests.Asking;

/// <summary>What <c>flights show</c> prints of flights that our samples have none of.</summary>
public sealed class FlightTextTests
{
    [Fact]
    public void RecordedPushAndExclusion_AreToldWithTheirReasons()
    {
        var record = Record();
        record.Flight.Excluded = true;
        record.Pushes.Add(new V1.RecordedPush
        {
            Forced = true,
            PushTime = new DateTimeOffset(2031, 5, 1, 6, 0, 0, TimeSpan.Zero).ToTimestamp(),
            Author = "Ada Example",
            Reason = "The plums\nare ripe.",
        });
        record.Exclusions.Add(new V1.FlightExclusion { Author = "Ben Example", Reason = "its host was bad" });

        var printed = Printed(record);

        Assert.Contains("  push      recorded as pushed by force, 2031-05-01 06:00 UTC, by Ada Example: The plums are ripe.\n", printed, StringComparison.Ordinal);
        Assert.Contains("  excluded  no evidence: its host was bad, by Ben Example\n", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void FlightThatIsNotJudgedYet_ShowsWhatTheReportSays()
    {
        var record = Record();
        record.Flight.StepFailures.Add(new V1.StepFailure
        {
            Step = new V1.StepKey { JobId = "test-amber-vm", TestId = "guest-start" },
            Status = V1.StepStatus.Fail,
            SeenIn = "labs/orchard/flights/99",
            Summary = new V1.Summary { Kind = V1.SummaryKind.Regression, Flight = "labs/orchard/flights/90" },
            Section = V1.ReportSection.Blocking,
        });

        var printed = Printed(record);

        Assert.StartsWith("flight 100 on orchard/plum-unstable: not judged yet\n", printed, StringComparison.Ordinal);
        Assert.Contains("\n  test-amber-vm  guest-start  fail in 99  REGR. vs. 90\n", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void WordsOfAReport_CannotControlTheTerminal()
    {
        var record = Record();
        record.Flight.Report.Headline = "all \u001b[2Jpass\r";

        Assert.Contains("  report    all \uFFFD[2Jpass\uFFFD, mailed, without a date\n", Printed(record), StringComparison.Ordinal);
    }

    private static V1.FlightRecord Record() => new()
    {
        Name = "labs/orchard/flights/100",
        FactVersionCount = 1,
        Flight = new V1.Flight
        {
            Name = "labs/orchard/flights/100",
            Branch = "labs/orchard/branches/plum-unstable",
            Blessing = "real",
            RunKind = V1.RunKind.Main,
            Report = new V1.Report(),
        },
    };

    private static string Printed(V1.FlightRecord record)
    {
        using var text = new StringWriter();
        new FlightText(TonedWriter.On(text, isColoured: false)).Write(record, [], []);
        return text.ToString();
    }
}
