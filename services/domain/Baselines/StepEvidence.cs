using Flights.Domain.Flights;

namespace Flights.Domain.Baselines;

/// <summary>What became of one failing row's step in the flights that count as evidence.</summary>
/// <param name="Step">The step.</param>
/// <param name="SeenIn">The flight that the row was seen in, if not the report's own.</param>
/// <param name="EverPassed">Whether a flight within the horizon is known in which the step passed. An inferred pass counts only
/// in a flight below which the step was listed in that job before, because step numbers inside test ids shift.</param>
/// <param name="NotRefutingCount">How many flights within the horizon had the job and do not show that the step passed.</param>
/// <param name="Candidates">Its outcomes in other flights of the baseline's and of the targeted revisions, in search order.</param>
public sealed record StepEvidence(
    StepKey Step,
    FlightNumber? SeenIn,
    bool EverPassed,
    int NotRefutingCount,
    EquatableList<Candidate> Candidates)
{
    /// <summary>Whether every flight is known in which the step could have passed, with all of its steps. Then a step that never passed is
    /// known never to have passed.</summary>
    public bool IsHistoryComplete { get; init; }

    /// <summary>No evidence: for a row that needs none.</summary>
    /// <param name="step">The step.</param>
    public static StepEvidence None(StepKey step) => new(step, null, EverPassed: false, NotRefutingCount: 0, []);
}

/// <summary>The evidence for a flight, all of one moment.</summary>
/// <param name="Steps">One element for each row of the flight, in its order.</param>
/// <param name="HistoryVersion">The version of the branch's history: it grows with each recording.</param>
public sealed record Evidence(EquatableList<StepEvidence> Steps, long HistoryVersion);

/// <summary>Which flights count as evidence for a flight N.</summary>
public enum Horizon
{
    /// <summary>Flights with a number below N, and the retests that N names.</summary>
    Below,

    /// <summary>Everything that is recorded.</summary>
    All,
}
