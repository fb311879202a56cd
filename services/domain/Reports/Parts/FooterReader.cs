namespace Flights.Domain.Reports.Parts;

/// <summary>Reads the footer: the host that wrote the report, where its files are, and the lab's own trailer, a heading and an indented
/// address a paragraph.</summary>
internal sealed class FooterReader : PartReader
{
    private const string Host = "sg-report-flight on ";

    public override bool EndsAtBlank => false;

    public override bool Opens(LineCursor cursor, ReportDraft draft)
    {
        if (!cursor.Line.StartsWith(Host, StringComparison.Ordinal))
        {
            return false;
        }

        draft.ReportingHost = cursor.Line[Host.Length..].Trim().ToString();
        return true;
    }

    public override bool Takes(LineCursor cursor, ReportDraft draft)
    {
        var line = cursor.Line.TrimEnd(' ');
        if (!cursor.IsIndented && !line.EndsWith(" at", StringComparison.Ordinal) && !IsLabelled(line))
        {
            return false;
        }

        draft.Footer.Add(cursor.Line.ToString());
        return true;
    }

    public override void TakesBlank(LineCursor cursor, ReportDraft draft) => draft.Footer.Add("");

    public override void Close(ReportDraft draft)
    {
        while (draft.Footer is [.., ""])
        {
            draft.Footer.RemoveAt(draft.Footer.Count - 1);
        }
    }

    // Such as "logs: /home/logs/logs".
    private static bool IsLabelled(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf(':');
        return colon > 0 && !line[..colon].Contains(' ');
    }
}
