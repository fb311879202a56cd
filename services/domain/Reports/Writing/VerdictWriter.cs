using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>Writes the verdict line.</summary>
internal static class VerdictWriter
{
    public static void Write(Flight flight, LineSink sink)
    {
        sink.Begin(ReportPart.Verdict);
        var line = flight.Report.Verdict switch
        {
            PrintedVerdict.Perfect => "Perfect :-)",
            PrintedVerdict.Tolerable => "Failures :-/ but no regressions.",
            PrintedVerdict.Regressions => "Regressions :-(",
            PrintedVerdict.Problems => "Failures and problems with tests :-(",
            _ => null,
        };
        if (line is not null)
        {
            sink.Blank();
            sink.Line(line);
        }
    }
}
