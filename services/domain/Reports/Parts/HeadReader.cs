namespace Flights.Domain.Reports.Parts;

/// <summary>Reads what follows the first flight line: those of the retests, then the address of each flight's logs.</summary>
internal sealed class HeadReader : PartReader
{
    // The first flight line opens the head before any reader is asked.
    public override bool Opens(LineCursor cursor, ReportDraft draft) => false;

    public override bool Takes(LineCursor cursor, ReportDraft draft)
    {
        if (FlightLine.Read(cursor.Line) is { } retest)
        {
            draft.Flights.Add(retest);
            return true;
        }

        if (cursor.Line.StartsWith("http://", StringComparison.Ordinal) || cursor.Line.StartsWith("https://", StringComparison.Ordinal))
        {
            draft.LogsUris.Add(cursor.Line.Trim().ToString());
            return true;
        }

        return false;
    }
}
