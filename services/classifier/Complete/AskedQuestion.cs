using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Platform.Wire;

namespace Flights.Classifier.Complete;

/// <summary>What osstest's report program is asked with, as far as it is not what was submitted with the flight.</summary>
public sealed record AskedQuestion
{
    /// <summary>Nothing but what was submitted.</summary>
    public static readonly AskedQuestion Nothing = new();

    /// <summary>The revisions under test, or null for those that were submitted.</summary>
    public EquatableList<TreeRevision>? Targeted { get; init; }

    /// <summary>The baseline, or null for that which was submitted.</summary>
    public Versions? Baseline { get; init; }

    /// <summary>The blessings that count.</summary>
    public EquatableList<Blessing> Blessings { get; init; } = HistoryScope.DefaultBlessings;

    /// <summary>The highest flight that counts, or null if the horizon decides.</summary>
    public FlightNumber? MaxFlight { get; init; }

    /// <summary>Flights that do not count.</summary>
    public EquatableList<FlightNumber> ExcludedFlights { get; init; }

    /// <summary>Further branches whose flights count.</summary>
    public EquatableList<BranchName> FurtherBranches { get; init; }

    /// <summary>What is excused, or null for what the lab excuses.</summary>
    public AllowList? Allowed { get; init; }

    /// <summary>The time of the report, or null for that which was submitted.</summary>
    public DateTimeOffset? ReportTime { get; init; }

    /// <summary>The osstest that judges and reports.</summary>
    public ReportPolicy Policy { get; init; } = ReportPolicy.Later;

    /// <summary>Reads a question.</summary>
    /// <param name="wire">The question; null for none.</param>
    /// <param name="lab">The lab of the flight that it is about.</param>
    /// <exception cref="Platform.Errors.FlightsException">A field is wrong: it says which.</exception>
    public static AskedQuestion Read(V1.Question? wire, LabName lab)
    {
        if (wire is null)
        {
            return Nothing;
        }

        if (wire.Targeted is { Flight.Length: > 0 })
        {
            throw QuestionErrors.TargetedFlight();
        }

        return new AskedQuestion
        {
            Targeted = wire.Targeted is null ? null : ScopeFields.Revisions(wire.Targeted.Trees, "question.targeted.trees"),
            Baseline = wire.Baseline is null ? null : ScopeFields.Versions(wire.Baseline, lab, "question.baseline"),
            Blessings = wire.Blessings.Count == 0
                ? HistoryScope.DefaultBlessings
                : ScopeFields.Blessings(wire.Blessings, "question.blessings"),
            MaxFlight = wire.MaxFlight.Length == 0 ? null : ScopeFields.Flight(wire.MaxFlight, lab, "question.max_flight"),
            ExcludedFlights = ScopeFields.Flights(wire.ExcludedFlights, lab, "question.excluded_flights"),
            FurtherBranches = ScopeFields.Branches(wire.FurtherBranches, lab, "question.further_branches"),
            Allowed = wire.Allow is null ? null : AllowQuestion.Read(wire.Allow),
            ReportTime = ScopeFields.Time(wire.ReportTime, "question.report_time"),
            Policy = wire.Policy.ToDomain("question.policy"),
        };
    }

    /// <summary>Which flights count for a flight, and what is compared.</summary>
    /// <param name="flight">The flight, which is complete.</param>
    /// <param name="baseline">What it is compared with.</param>
    /// <param name="horizon">Which flights count if the question does not say.</param>
    public HistoryScope ScopeOf(Flight flight, Versions baseline, V1.Horizon horizon)
    {
        var submitted = HistoryScope.Of(flight, baseline);
        return submitted with
        {
            FurtherBranches = FurtherBranches,
            Blessings = Blessings,
            Targeted = Targeted ?? submitted.Targeted,
            MaxFlight = MaxFlight ?? (horizon == V1.Horizon.All ? null : submitted.MaxFlight),
            ExcludedFlights = ExcludedFlights,
            Now = ReportTime ?? submitted.Now,
        };
    }
}
