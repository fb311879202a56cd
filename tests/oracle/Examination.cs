using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Oracle.Tests;

/// <summary>One report that osstest's program was asked for, and what it was asked with.</summary>
internal sealed record Examination
{
    public required FlightNumber Flight { get; init; }

    /// <summary>The last flight that was there when the report was made.</summary>
    public required FlightNumber VisibleUpTo { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required EquatableList<TreeRevision> Targeted { get; init; }

    public required Versions Baseline { get; init; }

    public required EquatableList<Blessing> Blessings { get; init; }

    public required EquatableList<AllowFile> AllowFiles { get; init; }

    /// <summary>What the files allow.</summary>
    public required AllowList Allowed { get; init; }

    public FlightNumber? MaxFlight { get; init; }

    public EquatableList<FlightNumber> ExcludedFlights { get; init; }

    public required string Preamble { get; init; }

    public string? Include { get; init; }

    public required bool HasMachineOutput { get; init; }

    /// <summary>The name of the files that the program wrote.</summary>
    public required string Output { get; init; }

    /// <summary>The whole subject, or null if no mail was sent.</summary>
    public string? Subject { get; init; }

    /// <summary>What was decided on the push, or null if nothing was to decide.</summary>
    public string? PushResult { get; init; }

    public bool IsForced { get; init; }

    /// <summary>Whether the flight was reported before.</summary>
    public bool IsRepeated { get; init; }

    public HistoryScope ScopeOn(BranchName branch) => new()
    {
        Lab = LabName.Default,
        Branch = branch,
        Blessings = Blessings,
        Targeted = Targeted,
        Baseline = Baseline,
        MaxFlight = MaxFlight,
        ExcludedFlights = ExcludedFlights,
        Now = Now,
    };
}
