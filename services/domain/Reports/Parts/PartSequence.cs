using Flights.Domain.Reports.Writing;

namespace Flights.Domain.Reports.Parts;

/// <summary>
/// The order of a report's parts: first the head and what it says of the flight, then the footer and what the cron script adds below
/// it, then the revision log, which may hold anything and ends with the text. A part of an earlier stretch never begins in a later one.
/// </summary>
/// <param name="draft">What the readers of the parts fill in.</param>
/// <param name="logText">Room for the text of the revision log.</param>
internal sealed class PartSequence(ReportDraft draft, LineSink logText)
{
    private readonly FooterReader _footer = new();
    private readonly PushReader _push = new();
    private readonly RevisionLogReader _log = new(logText);
    private PartReader? _open = new HeadReader();
    private PartReader[]? _openers;

    /// <summary>Takes the next line.</summary>
    public void Take(LineCursor cursor)
    {
        if (_log.IsText)
        {
            _log.TakesText(cursor);
        }
        else if (cursor.IsBlank)
        {
            TakeBlank(cursor);
        }
        else if (!(Opens(cursor) || (_open?.Takes(cursor, draft) ?? false)))
        {
            draft.AddUnknown(cursor.Line, cursor.Number);
        }
    }

    /// <summary>Ends whatever is open at the end of the text.</summary>
    public void Close()
    {
        _footer.Close(draft);
        _push.Close(draft);
        _log.Close(draft);
    }

    private void TakeBlank(LineCursor cursor)
    {
        _open?.TakesBlank(cursor, draft);
        if (_open?.EndsAtBlank ?? false)
        {
            _open = null;
        }
    }

    private bool Opens(LineCursor cursor)
    {
        if (cursor.IsIndented)
        {
            return false;
        }

        foreach (var part in _openers ??= AboveFooter())
        {
            if (part.Opens(cursor, draft))
            {
                _open = part;
                _openers = part == _footer ? BelowFooter() : _openers;
                return true;
            }
        }

        return false;
    }

    private PartReader[] AboveFooter() =>
    [
        new VerdictReader(), new SectionReader(), new VersionsReader(), new PushAgeReader(), new PeopleReader(), new JobsReader(),
        _footer, new SeparatorReader(),
    ];

    private PartReader[] BelowFooter() => [new BrokenNoteReader(), _push, _log];
}
