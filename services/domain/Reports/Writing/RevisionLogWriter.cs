using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>Writes the revision log as it stood, or the remark that it was left out.</summary>
internal static class RevisionLogWriter
{
    public static void Write(Flight flight, LineSink sink)
    {
        sink.Begin(ReportPart.RevisionLog);
        var report = flight.Report;
        if (report.RevisionLog.Length > 0)
        {
            sink.Blank();
            sink.Line(Separator.Line);
            sink.Line(report.RevisionLog);
        }
        else if (report.OmittedLogLines is { } count)
        {
            sink.Blank();
            sink.Add("(No revision log; it would be ").AddNumber(count).Line(" lines long.)");
        }
        else if (report.LogTooLong)
        {
            sink.Blank();
            sink.Line("(Revision log too long, omitted.)");
        }
    }
}
