using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Parts;

/// <summary>Reads the verdict line and the remark that all tests passed.</summary>
internal sealed class VerdictReader : PartReader
{
    public override bool Opens(LineCursor cursor, ReportDraft draft)
    {
        switch (cursor.Line.TrimEnd(' '))
        {
            case "Perfect :-)":
                draft.Verdict ??= PrintedVerdict.Perfect;
                return true;
            case "Failures :-/ but no regressions.":
                draft.Verdict ??= PrintedVerdict.Tolerable;
                return true;
            case "Regressions :-(":
                draft.Verdict ??= PrintedVerdict.Regressions;
                return true;
            case "Failures and problems with tests :-(":
                draft.Verdict ??= PrintedVerdict.Problems;
                return true;
            case "All tests in this flight passed as required":
                draft.PassedRemark ??= PassedRemark.AsRequired;
                return true;
            case "All tests in this flight passed":
                draft.PassedRemark ??= PassedRemark.Plain;
                return true;
            default:
                return false;
        }
    }
}
