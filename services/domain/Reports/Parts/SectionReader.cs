using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Parts;

/// <summary>Reads the sections that list steps which did not succeed.</summary>
internal sealed class SectionReader : PartReader
{
    private ReportSection _section;

    public override bool Opens(LineCursor cursor, ReportDraft draft)
    {
        ReportSection? section = cursor.Line.TrimEnd(' ') switch
        {
            "Tests which did not succeed and are blocking," => ReportSection.Blocking,
            "Tests which are failing intermittently (not blocking):" => ReportSection.Intermittent,
            "Regressions which are regarded as allowable (not blocking):" => ReportSection.Allowable,
            "Tests which did not succeed, but are not blocking:" => ReportSection.NonBlocking,
            "Tests which did not succeed," => ReportSection.NoBaseline,
            _ => null,
        };
        _section = section ?? _section;
        return section is not null;
    }

    public override bool Takes(LineCursor cursor, ReportDraft draft)
    {
        if (!cursor.IsIndented)
        {
            return cursor.Line.TrimEnd(' ') is "including tests which could not be run:";
        }

        var line = cursor.Number;
        var row = RowReader.Read(cursor.Line, draft.Words);
        if (MayGoOn(row)
            && cursor.NextMayBeRest
            && RowReader.Read(cursor.JoinedWithNext(), draft.Words) is { Result.IsComplete: true } whole)
        {
            row = whole;
            cursor.MoveNextJoined();
        }

        if (row is not { } found)
        {
            return false;
        }

        draft.AddRow(new StepFailure
        {
            Step = found.Step,
            StepNumber = found.StepNumber,
            Status = found.Status,
            SeenIn = found.Result.SeenIn,
            Summary = found.Result.Summary,
            Section = _section,
            Line = line,
        });
        return true;
    }

    private static bool MayGoOn(Row? row) => row is null or { Result.Summary.Kind: SummaryKind.Other or SummaryKind.None };
}
