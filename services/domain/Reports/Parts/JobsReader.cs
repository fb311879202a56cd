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

        var line = cursor.Number;
        var job = Read(cursor.Line, draft.Words);
        if (job is null && cursor.NextMayBeRest && Read(cursor.JoinedWithNext(), draft.Words) is { } whole)
        {
            job = whole;
            cursor.MoveNextJoined();
        }

        if (job is not null)
        {
            draft.AddJob(job, line);
        }

        return job is not null;
    }

    private static Job? Read(ReadOnlySpan<char> line, WordPool pool)
    {
        var words = LineWords.Of(line, stackalloc Range[LineWords.Max]);
        return words.Count == 2 ? new Job(pool[words[0]], StepStatus.Of(words[1])) : null;
    }
}
