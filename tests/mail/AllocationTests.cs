using System.Text;
using Flights.Domain.Reports;

namespace Flights.Mail.Tests;

/// <summary>What is allocated does not depend on the machine's mood, as time does: a test can hold it.</summary>
public sealed class AllocationTests
{
    private const int Runs = 8;
    private const int MaxMultiple = 6;

    [Theory]
    [MemberData(nameof(SampleReportsTests.Mails), MemberType = typeof(SampleReportsTests))]
    public void Parse_Sample_AllocatesAtMostSixTimesItsText(string file)
    {
        Assert.True(MailReader.Read(File.ReadAllBytes(Samples.PathOf(file)), ParseLimits.Default).TryGet(out var text, out var error), error?.ToString());

        var allocated = Enumerable.Range(0, Runs).Min(_ => AllocatedBy(() => ReportParser.Parse(text, ParseLimits.Default)));

        Assert.InRange(allocated, 1, MaxMultiple * Encoding.UTF8.GetByteCount(text.Text));
    }

    private static long AllocatedBy(Func<ParseResult> parse)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = parse();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.NotNull(result.Flight);
        return allocated;
    }
}
