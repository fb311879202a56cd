using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Parts;

/// <summary>Reads the revisions that were targeted and those of the baseline. The heading of either may be absent with its lines.</summary>
internal sealed class VersionsReader : PartReader
{
    private bool _isBaseline;

    public override bool Opens(LineCursor cursor, ReportDraft draft)
    {
        switch (cursor.Line.TrimEnd(' '))
        {
            case "version targeted for testing:":
                _isBaseline = false;
                return true;
            case "baseline version:":
                _isBaseline = true;
                return true;
            default:
                return false;
        }
    }

    public override bool Takes(LineCursor cursor, ReportDraft draft)
    {
        var words = LineWords.Of(cursor.Line, stackalloc WordPlace[LineWords.Max]);
        if (!cursor.IsIndented || words.Count != 2)
        {
            return false;
        }

        var versions = _isBaseline ? draft.Baseline : draft.Targeted;
        if (words[0] is "flight" && FlightNumber.TryParse(words[1], out var flight))
        {
            versions.Flight = flight;
        }
        else
        {
            versions.Trees.Add(new TreeRevision(draft.Words[words[0]], draft.Words[words[1]]));
        }

        return true;
    }
}
