namespace Flights.Domain.Reports.Parts;

/// <summary>The line of 60 dashes between two parts.</summary>
internal sealed class SeparatorReader : PartReader
{
    private const int Length = 60;

    public static bool IsSeparator(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd(' ');
        return line.Length == Length && !line.ContainsAnyExcept('-');
    }

    public override bool Opens(LineCursor cursor, ReportDraft draft)
    {
        if (!IsSeparator(cursor.Line))
        {
            return false;
        }

        // Below the jobs the line belongs to the footer.
        draft.PeopleRuled |= (draft.PeopleListed || draft.PeopleCount is not null) && !draft.HasJobs;
        return true;
    }
}
