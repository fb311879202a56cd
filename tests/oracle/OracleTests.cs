using System.Globalization;
using Flights.Domain.Flights;
using Flights.Domain.Reports;
using Flights.Domain.Reports.Writing;
using Flights.Oracle.Tests.Services;

namespace Flights.Oracle.Tests;

/// <summary>Every report that osstest's own program made of the histories is made again, and is the same to the letter.</summary>
public sealed class OracleTests
{
    private const int ShownDifferences = 20;

    [Theory]
    [InlineData(nameof(Part.Subject))]
    [InlineData(nameof(Part.Headers))]
    [InlineData(nameof(Part.Body))]
    [InlineData(nameof(Part.MachineOutput))]
    [InlineData(nameof(Part.Push))]
    public void Judge_EveryFlight_SaysWhatOsstestSaid(string name)
    {
        OracleFolder.Require();
        var run = OracleRun.Instance;

        Tell($"{run.Times.Count} judgements: p50 {run.Times[run.Times.Count / 2].TotalMicroseconds:f0} µs, p99 {run.Times[run.Times.Count * 99 / 100].TotalMicroseconds:f0} µs");
        AssertSame(run.Comparison, Enum.Parse<Part>(name));
    }

    [Theory]
    [InlineData(nameof(Part.Subject))]
    [InlineData(nameof(Part.Headers))]
    [InlineData(nameof(Part.Body))]
    [InlineData(nameof(Part.MachineOutput))]
    [InlineData(nameof(Part.Push))]
    public async Task RenderReport_OfEverySubmittedFlight_SaysWhatOsstestSaid(string name)
    {
        OracleFolder.Require();
        var run = await ServiceRun.Instance;

        Tell($"{run.FlightCount} flights and {run.Times.Count} reports in {run.Elapsed.TotalSeconds:f0} s: a report took p50 {run.Times[run.Times.Count / 2].TotalMilliseconds:f1} ms, p99 {run.Times[run.Times.Count * 99 / 100].TotalMilliseconds:f1} ms");
        AssertSame(run.Comparison, Enum.Parse<Part>(name));
    }

    [Fact]
    public void Parse_EveryReport_HasNothingThatItsFactsDoNotWrite()
    {
        OracleFolder.Require();
        var count = 0;
        foreach (var scenario in OracleFolder.Scenarios())
        {
            foreach (var examination in scenario.Examinations)
            {
                var text = scenario.Read(examination, "report.txt");
                var report = ReportParser.Parse(new ReportText(text, ""), ParseLimits.Default).Flight!;

                Assert.True(report.Report.Deviations.Count == 0, $"{scenario.Name}/{examination.Output}");
                Assert.True(text == ReportWriter.Write(report), $"{scenario.Name}/{examination.Output}");
                count++;
            }
        }

        Assert.True(count > 0, "There is no report to read.");
    }

    [Fact]
    public void Check_EveryFlight_IsSound()
    {
        OracleFolder.Require();

        Assert.All(
            OracleFolder.Scenarios().SelectMany(scenario => scenario.Flights),
            flight => Assert.Empty(CompleteFlightCheck.ErrorsOf(flight)));
    }

    private static void AssertSame(Comparison comparison, Part part)
    {
        var compared = comparison.Compared(part);
        var differences = comparison.Differences(part);
        Tell($"{part}: {compared - differences.Count} of {compared} are the same");
        Assert.True(compared > 0, "There is no report to compare.");
        Assert.True(
            differences.Count == 0,
            string.Create(CultureInfo.InvariantCulture, $"{differences.Count} of {compared} differ:\n")
                + string.Join('\n', differences.Take(ShownDifferences)));
    }

    private static void Tell(FormattableString text) =>
        TestContext.Current.TestOutputHelper?.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
