using Flights.Domain.Flights;

namespace Flights.BaselineStore;

/// <summary>Names one report of a flight.</summary>
/// <param name="Lab">The flight's lab.</param>
/// <param name="Flight">The flight.</param>
/// <param name="Digest">What makes two reports the same.</param>
public sealed record ReportKey(LabName Lab, FlightNumber Flight, string Digest);

/// <summary>How far the pipeline is with one report.</summary>
/// <param name="IsRecorded">Whether the report is recorded.</param>
/// <param name="RequiredVersion">The history version that the flight's classification must have seen; 0 if it is not recorded.</param>
/// <param name="ClassifiedVersion">The history version that its classification saw; 0 if it has none.</param>
/// <param name="AppliedVersion">The history version of the classification that the ledger took in; 0 if it took in none.</param>
public sealed record ReportState(bool IsRecorded, long RequiredVersion, long ClassifiedVersion, long AppliedVersion)
{
    /// <summary>Nothing of the flight is known.</summary>
    public static readonly ReportState Absent = new(false, 0, 0, 0);

    /// <summary>Whether it is recorded, and a classification that saw all that is recorded now is kept and in the ledger: two messages
    /// tell of the two, in any order.</summary>
    public bool IsDone => IsRecorded && ClassifiedVersion >= RequiredVersion && AppliedVersion >= RequiredVersion;
}
