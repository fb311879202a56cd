using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>What we think of one failing row, and why.</summary>
public sealed record Opinion
{
    /// <summary>The step.</summary>
    public required StepKey Step { get; init; }

    /// <summary>The flight that the failure was seen in, if not the report's own.</summary>
    public FlightNumber? SeenIn { get; init; }

    /// <summary>How the step ended there.</summary>
    public required StepStatus Status { get; init; }

    /// <summary>The name of the rule that decided, or that could not, such as <c>compared-with-baseline</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>What we say, or null if the recorded history does not suffice: then <see cref="Missing"/> says what it lacks.</summary>
    public Finding? Own { get; init; }

    /// <summary>What the history would have to hold for an opinion; empty if there is one.</summary>
    public string Missing { get; init; } = "";

    /// <summary>What counts: ours if decided, else the report's; of a complete flight, what follows from the part of the history that is
    /// known.</summary>
    public required Finding Effective { get; init; }

    /// <summary>The section of the report that lists the row.</summary>
    public required ReportSection Section { get; init; }

    /// <summary>How our opinion relates to the report's.</summary>
    public required Agreement Agreement { get; init; }

    /// <summary>The outcomes that were considered, in search order, at most <see cref="MaxCandidates"/>.</summary>
    public EquatableList<Candidate> Candidates { get; init; }

    /// <summary>How many of the considered outcomes an opinion carries at most.</summary>
    public const int MaxCandidates = 20;

    /// <summary>Whether the recorded history suffices.</summary>
    public bool IsDecided => Own is not null;
}

/// <summary>A summary and how it blocks: what a rule, or a report, says of a failure.</summary>
/// <param name="Summary">What is said.</param>
/// <param name="Blocker">Whether and how it blocks.</param>
public sealed record Finding(Summary Summary, Blocker Blocker);

/// <summary>Whether and how a failure keeps its flight from being pushed.</summary>
public enum Blocker
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>The software regressed.</summary>
    Regression,

    /// <summary>The infrastructure failed, or nothing was executed.</summary>
    Broken,

    /// <summary>It has not finished.</summary>
    Unfinished,
}

/// <summary>How our opinion relates to the report's.</summary>
public enum Agreement
{
    /// <summary>Both give the same summary and blocker.</summary>
    Agrees,

    /// <summary>They differ, and the history suffices to say so.</summary>
    Differs,

    /// <summary>The recorded history is too short to tell.</summary>
    InsufficientHistory,

    /// <summary>There is nothing to compare: the flight is complete, and no printed report is asked for what it says of it.</summary>
    NotPrinted,
}
