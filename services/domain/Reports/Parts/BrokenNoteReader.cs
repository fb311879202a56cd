using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Parts;

/// <summary>Reads the lines <c>broken-job JOB STATUS</c> and <c>broken-step JOB TESTID</c> below the footer, in any order.</summary>
internal sealed class BrokenNoteReader : PartReader
{
    public override bool Opens(LineCursor cursor, ReportDraft draft)
    {
        if (!cursor.Line.TrimStart().StartsWith("broken-", StringComparison.Ordinal))
        {
            return false;
        }

        var note = Read(cursor.Line);
        if (note is null && cursor.NextMayBeRest && Read(cursor.JoinedWithNext()) is { } whole)
        {
            note = whole;
            cursor.MoveNextJoined();
        }

        if (note is not null)
        {
            draft.BrokenNotes.Add(note);
        }

        return note is not null;
    }

    private static BrokenNote? Read(ReadOnlySpan<char> line)
    {
        var words = LineWords.Of(line, stackalloc WordPlace[LineWords.Max]);
        if (words.Count < 3)
        {
            return null;
        }

        return words[0] switch
        {
            "broken-job" when words.Count == 3 => new BrokenNote(words[1].ToString(), "", words[2].ToString()),
            "broken-step" => new BrokenNote(words[1].ToString(), words.From(2).ToString(), ""),
            _ => null,
        };
    }
}
