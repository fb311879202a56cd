using Flights.Domain.Baselines;
using Flights.Domain.Flights;

namespace Flights.Domain.Classification;

/// <summary>What we think of one failure of a complete flight, and why.</summary>
public sealed record JudgedFailure
{
    /// <summary>The flight in which it failed: the one that is judged, or one of the same revisions.</summary>
    public required FlightNumber Flight { get; init; }

    /// <summary>The step.</summary>
    public required StepKey Step { get; init; }

    /// <summary>The step's position in its job, from 1, or null for a row that stands for a whole job.</summary>
    public int? StepNumber { get; init; }

    /// <summary>How it ended.</summary>
    public required StepStatus Status { get; init; }

    /// <summary>The name of the rule that decided, such as <c>compared-with-baseline</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>What it says. If the history does not suffice: what follows if the flights count that may, and the steps passed that likely
    /// did.</summary>
    public required Finding Finding { get; init; }

    /// <summary>What the history would have to hold for an opinion; empty if it suffices.</summary>
    public string Missing { get; init; } = "";

    /// <summary>The section of the report that it belongs to.</summary>
    public required ReportSection Section { get; init; }

    /// <summary>How long its job takes: what is shorter was judged earlier.</summary>
    public TimeSpan DurationEstimate { get; init; }

    /// <summary>The outcomes that were considered, in search order.</summary>
    public EquatableList<Candidate> Candidates { get; init; }

    /// <summary>Whether the history suffices.</summary>
    public bool IsDecided => Missing.Length == 0;

    /// <summary>Whether the step passed in another flight of the same revisions, so that it fails intermittently (a heisenbug).</summary>
    public bool IsIntermittent => Rule == Rules.IntermittentName && Finding.Summary.Kind == SummaryKind.PassIn;
}

/// <summary>The failures of one flight that was judged.</summary>
/// <param name="Number">The flight.</param>
/// <param name="Failures">Its failures in the order in which they were judged: those of the shortest jobs first.</param>
public sealed record JudgedFlight(FlightNumber Number, EquatableList<JudgedFailure> Failures);
