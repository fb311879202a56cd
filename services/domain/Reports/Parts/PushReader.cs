using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Parts;

/// <summary>Reads what the push gate did, and git's own output where it pushed.</summary>
internal sealed class PushReader : PartReader
{
    private const string Pushing = "Pushing revision ";

    private string _remote = "";

    public override bool EndsAtBlank => false;

    public override bool Opens(LineCursor cursor, ReportDraft draft)
    {
        PushOutcome? outcome = cursor.Line.TrimEnd(' ') switch
        {
            "Not pushing." => PushOutcome.NotPushed,
            "Push not applicable." => PushOutcome.NotApplicable,
            "Published tested tree is already up to date." => PushOutcome.UpToDate,
            var line when IsPushing(line) => PushOutcome.Pushed,
            _ => null,
        };
        if (outcome is null)
        {
            return false;
        }

        if (draft.PushOutcome is null && outcome == PushOutcome.Pushed)
        {
            draft.PushedRevision = cursor.Line.TrimEnd(' ')[Pushing.Length..^1].ToString();
        }

        draft.PushOutcome ??= outcome;
        return true;
    }

    public override bool Takes(LineCursor cursor, ReportDraft draft)
    {
        if (draft.PushOutcome != PushOutcome.Pushed)
        {
            return false;
        }

        if (!cursor.IsIndented && cursor.Line.StartsWith("To ", StringComparison.Ordinal))
        {
            _remote = cursor.Line[3..].Trim().ToString();
            draft.PushOutput.Add(cursor.Line.ToString());
            return true;
        }

        var line = cursor.Line.ToString();
        var update = ReadUpdate(cursor.Line);
        if (update is null && cursor.IsIndented && cursor.NextMayBeRest && ReadUpdate(cursor.JoinedWithNext()) is { } whole)
        {
            update = whole;
            line = cursor.JoinedWithNext();
            cursor.MoveNextJoined();
        }

        if (update is not null)
        {
            draft.RefUpdates.Add(update);
        }

        draft.PushOutput.Add(line);
        return true;
    }

    public override void TakesBlank(LineCursor cursor, ReportDraft draft)
    {
        if (draft.PushOutcome == PushOutcome.Pushed)
        {
            draft.PushOutput.Add(cursor.Line.ToString());
        }
    }

    // The blank lines below the block are no part of it.
    public override void Close(ReportDraft draft)
    {
        while (draft.PushOutput is [.., var last] && last.AsSpan().Trim(' ').IsEmpty)
        {
            draft.PushOutput.RemoveAt(draft.PushOutput.Count - 1);
        }
    }

    private static bool IsPushing(ReadOnlySpan<char> line) =>
        line.StartsWith(Pushing, StringComparison.Ordinal) && line.EndsWith(':') && line.Length > Pushing.Length;

    // "   old..new  SOURCE -> REFERENCE", or " + old...new SOURCE -> REFERENCE (forced update)".
    private RefUpdate? ReadUpdate(ReadOnlySpan<char> line)
    {
        var words = LineWords.Of(line, stackalloc WordPlace[LineWords.Max]);
        var first = words.Count > 0 && words[0] is "+" ? 1 : 0;
        if (words.Count < first + 4 || words[first + 2] is not "->")
        {
            return null;
        }

        var range = words[first];
        var dots = range.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0)
        {
            return null;
        }

        var old = range[..dots];
        var renewed = range[dots..].TrimStart('.');
        return Hash.IsHash(old) && Hash.IsHash(renewed)
            ? new RefUpdate(old.ToString(), renewed.ToString(), words[first + 1].ToString(), words[first + 3].ToString(), _remote)
            : null;
    }
}
