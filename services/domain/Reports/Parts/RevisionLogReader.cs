using System.Globalization;
using Flights.Domain.Reports.Writing;

namespace Flights.Domain.Reports.Parts;

/// <summary>
/// Reads the revision log, <c>git log</c>'s text below a line of dashes, or the remark that it was left out. The log may hold anything,
/// tables of other reports included: once it began, everything belongs to it.
/// </summary>
/// <param name="text">Room for the log's text.</param>
internal sealed class RevisionLogReader(LineSink text) : PartReader
{
    private const string Omitted = "(No revision log; it would be ";
    private const string OmittedEnd = " lines long.)";
    private const string TooLong = "(Revision log too long, omitted.)";
    private const string QemuOmitted = "(qemu changes not included)";

    private bool _hasLine;
    private bool _mayGoOn;

    public override bool EndsAtBlank => false;

    /// <summary>Whether the log has begun.</summary>
    public bool IsText { get; private set; }

    public override bool Opens(LineCursor cursor, ReportDraft draft)
    {
        var line = cursor.Line.TrimEnd(' ');
        if (SeparatorReader.IsSeparator(line))
        {
            IsText = true;
            return true;
        }

        if (line.StartsWith(Omitted, StringComparison.Ordinal) && line.EndsWith(OmittedEnd, StringComparison.Ordinal)
            && line.Length > Omitted.Length + OmittedEnd.Length)
        {
            draft.OmittedLogLines = int.TryParse(
                line[Omitted.Length..^OmittedEnd.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
            return true;
        }

        draft.LogTooLong |= line is TooLong;
        return line is TooLong or QemuOmitted;
    }

    /// <summary>Takes a line of the log, blank or not.</summary>
    public void TakesText(LineCursor cursor)
    {
        if (_mayGoOn && IsRest(cursor.Line))
        {
            cursor.NoteJoin(cursor.Number - 1);
        }
        else if (_hasLine)
        {
            text.End();
        }

        _hasLine = true;
        text.Add(cursor.Line);
        _mayGoOn = cursor.IsPage && cursor.Line.EndsWith(' ') && !cursor.IsBlank;
    }

    public override void Close(ReportDraft draft)
    {
        if (_hasLine)
        {
            text.End();
            draft.RevisionLog = text.Text.TrimEnd('\n').ToString();
            draft.Commits = CommitReader.Read(draft.RevisionLog, draft.Words);
        }
    }

    // An archive wraps behind a blank and leaves the rest without indentation, which no line of a commit's message is.
    private static bool IsRest(ReadOnlySpan<char> line) =>
        line.Length > 0 && line[0] > ' ' && !CommitReader.IsFirstLine(line) && line is not QemuOmitted;
}
