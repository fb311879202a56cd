using System.Globalization;
using System.Text;

namespace Flights.Domain.Reports.Parts;

/// <summary>
/// Reads the revision log, <c>git log</c>'s text below a line of dashes, or the remark that it was left out. The log may hold anything,
/// tables of other reports included: once it began, everything belongs to it.
/// </summary>
internal sealed class RevisionLogReader : PartReader
{
    private const string Omitted = "(No revision log; it would be ";
    private const string OmittedEnd = " lines long.)";
    private const string TooLong = "(Revision log too long, omitted.)";
    private const string QemuOmitted = "(qemu changes not included)";

    private readonly StringBuilder _text = new();
    private readonly CommitReader _commits = new();
    private readonly StringBuilder _line = new();
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
    public void TakesText(LineCursor cursor, ReportDraft draft)
    {
        if (_mayGoOn && IsRest(cursor.Line))
        {
            cursor.NoteJoin(cursor.Number - 1);
        }
        else
        {
            Release(draft);
        }

        _hasLine = true;
        _line.Append(cursor.Line);
        _mayGoOn = cursor.IsPage && cursor.Line.EndsWith(' ') && !cursor.IsBlank;
    }

    public override void Close(ReportDraft draft)
    {
        Release(draft);
        _commits.Close(draft.Commits);
        draft.RevisionLog = _text.ToString().TrimEnd('\n');
    }

    private void Release(ReportDraft draft)
    {
        if (_hasLine)
        {
            var line = _line.ToString();
            _text.Append(line).Append('\n');
            _commits.Take(line, draft.Commits);
            _line.Clear();
            _hasLine = false;
        }
    }

    // An archive wraps behind a blank and leaves the rest without indentation, which no line of a commit's message is.
    private static bool IsRest(ReadOnlySpan<char> line) =>
        line.Length > 0 && line[0] > ' ' && !CommitReader.IsFirstLine(line) && line is not QemuOmitted;
}
