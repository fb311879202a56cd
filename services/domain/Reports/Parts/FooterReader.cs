using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Parts;

/// <summary>Reads the footer: the host that wrote the report, where its files are, and the lab's own trailer, a heading and an indented
/// address a paragraph.</summary>
internal sealed class FooterReader : PartReader
{
    private const string Host = "sg-report-flight on ";

    private readonly List<string> _addresses = [];
    private string _heading = "";

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
        var line = cursor.Line.Trim(' ');
        if (cursor.IsIndented)
        {
            _addresses.Add(line.ToString());
            return true;
        }

        if (line.EndsWith(" at", StringComparison.Ordinal))
        {
            Close(draft);
            _heading = line.ToString();
            return true;
        }

        // Such as "logs: /home/logs/logs".
        var colon = line.IndexOf(':');
        if (colon <= 0 || line[..colon].Contains(' '))
        {
            return false;
        }

        draft.FooterPaths.Add(new FooterPath(line[..colon].ToString(), line[(colon + 1)..].TrimStart(' ').ToString()));
        return true;
    }

    public override void TakesBlank(LineCursor cursor, ReportDraft draft) => Close(draft);

    public override void Close(ReportDraft draft)
    {
        if (_heading.Length > 0 || _addresses.Count > 0)
        {
            draft.Footer.Add(new FooterParagraph(_heading, _addresses.ToEquatableList()));
        }

        _heading = "";
        _addresses.Clear();
    }
}
