using Flights.BaselineStore.Conflicts;
using Flights.BaselineStore.Evidence;
using Flights.BaselineStore.Examining;
using Flights.BaselineStore.Recording;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.BaselineStore;

/// <summary>The flight tables. Each method is one transaction; what a write returns is durable.</summary>
public interface IFlightStore
{
    /// <summary>Records one report of a flight. The same report again changes nothing; of two copies with one digest, the one whose
    /// envelope says more counts.</summary>
    /// <returns>What to announce now that it is recorded; for a report that changes nothing, what was announced because of the flight
    /// and is not done.</returns>
    Task<IReadOnlyList<Announcement>> RecordAsync(Flight flight, CancellationToken cancellationToken);

    /// <summary>Keeps a classification, unless a newer one is kept or the flight is not recorded.</summary>
    /// <returns>Whether it is kept.</returns>
    Task<bool> KeepClassificationAsync(
        LabName lab, FlightNumber flight, V1.Classification classification, CancellationToken cancellationToken);

    /// <summary>Notes that the ledger took in a flight's classification.</summary>
    Task MarkAppliedAsync(LabName lab, FlightNumber flight, long historyVersion, CancellationToken cancellationToken);

    /// <summary>The flights of which the newest classification is yet to be kept, or to reach the ledger.</summary>
    Task<IReadOnlyList<Announcement>> ListNotDoneAsync(CancellationToken cancellationToken);

    /// <summary>A flight, or null if it is not recorded.</summary>
    Task<FlightEntry?> FindFlightAsync(LabName lab, FlightNumber flight, CancellationToken cancellationToken);

    /// <summary>The flights of a branch below a number, newest first, without their complete facts; null for an unknown
    /// branch.</summary>
    Task<IReadOnlyList<FlightEntry>?> ListFlightsAsync(
        LabName lab, BranchName branch, long below, int limit, CancellationToken cancellationToken);

    /// <summary>A flight and the evidence for it, of one moment, or null if it is not recorded.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="flight">The flight.</param>
    /// <param name="horizon">Which flights count.</param>
    /// <param name="withSteps">Whether the steps of a complete flight are wanted. They are there anyway if the time of its report is that
    /// of a step.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<FlightEvidence?> FindEvidenceAsync(
        LabName lab, FlightNumber flight, Horizon horizon, bool withSteps, CancellationToken cancellationToken);

    /// <summary>What the history tells of a flight that is judged, of one moment, or null if it is not recorded.</summary>
    /// <param name="scope">Which flights count, and what is compared.</param>
    /// <param name="flight">The flight, of the scope's lab.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ExaminationAnswer?> ExamineAsync(HistoryScope scope, FlightNumber flight, CancellationToken cancellationToken);

    /// <summary>How old the two sides of a scope are, of one moment.</summary>
    Task<PushAgeAnswer> FindPushAgesAsync(HistoryScope scope, CancellationToken cancellationToken);

    /// <summary>A branch's baseline as its newest flight tells it, of all or of those below a number; null for an unknown
    /// branch.</summary>
    Task<BaselineAnswer?> FindBaselineAsync(LabName lab, BranchName branch, FlightNumber? below, CancellationToken cancellationToken);

    /// <summary>The branches with recorded flights after a name, by lab and name, bytewise.</summary>
    /// <param name="lab">The lab, or null for all.</param>
    /// <param name="after">The branch to begin after; of empty names to begin with the first.</param>
    /// <param name="limit">How many to return at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<BranchEntry>> ListBranchesAsync(
        LabName? lab, (LabName Lab, BranchName Branch) after, int limit, CancellationToken cancellationToken);

    /// <summary>What became of a step in a branch's flights below a number that had its job, newest first; null for an unknown
    /// branch.</summary>
    Task<IReadOnlyList<StepOutcomeEntry>?> ListStepOutcomesAsync(
        LabName lab, BranchName branch, StepKey key, long below, int limit, CancellationToken cancellationToken);

    /// <summary>The flights of a branch below a number of which contradictory facts are recorded, newest first; null for an unknown
    /// branch.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="below">The number.</param>
    /// <param name="size">How many flights are looked at: no more are returned.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ConflictPage?> ListConflictsAsync(LabName lab, BranchName branch, long below, int size, CancellationToken cancellationToken);

    /// <summary>How far the pipeline is with some reports, all of one moment and in their order.</summary>
    Task<IReadOnlyList<ReportState>> FindStatesAsync(IReadOnlyList<ReportKey> reports, CancellationToken cancellationToken);
}
