using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Parts;

/// <summary>Reads the jobs table: <c>JOB STATUS</c>, a line for each job.</summary>
internal sealed class JobsReader : PartReader
{
    public override bool Opens(LineCursor cursor, ReportDraft draft) => cursor.Line.TrimEnd(' ') is "jobs:";

    public override bool Takes(LineCursor cursor, ReportDraft draft)
    {
        if (!cursor.IsIndented)
        {
            return false;
        }

        if (TryAdd(cursor.Line, cursor.Number, draft))
        {
            return true;
        }

        if (cursor.NextMayBeRest && TryAdd(cursor.JoinedWithNext(), cursor.Number, draft))
        {
            cursor.MoveNextJoined();
            return true;
        }

        return false;
    }

    private static bool TryAdd(ReadOnlySpan<char> line, int number, ReportDraft draft)
    {
        var words = LineWords.Of(line, stackalloc WordPlace[LineWords.Max]);
        if (words.Count != 2)
        {
            return false;
        }

        draft.AddJob(words[0], StepStatus.Of(words[1]), number);
        return true;
    }
}
