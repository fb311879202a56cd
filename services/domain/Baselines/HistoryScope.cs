using Flights.Domain.Flights;

namespace Flights.Domain.Baselines;

/// <summary>Which flights a judgement looks at, and what it holds against each other: the options of osstest's
/// <c>sg-report-flight</c>.</summary>
public sealed record HistoryScope
{
    /// <summary>How many flights that have a job are looked at, at most: those with the highest numbers.</summary>
    public const int MaxCandidates = 1000;

    /// <summary>How far back osstest looks to learn how long a job takes.</summary>
    public static readonly TimeSpan DurationWindow = TimeSpan.FromDays(14);

    /// <summary>The blessings that count if nothing else is asked for.</summary>
    public static readonly EquatableList<Blessing> DefaultBlessings = [Blessing.Real, new("real-bisect")];

    /// <summary>The lab whose flights count.</summary>
    public required LabName Lab { get; init; }

    /// <summary>The branch whose flights count.</summary>
    public required BranchName Branch { get; init; }

    /// <summary>Further branches whose flights count, though not for push-age lines and durations.</summary>
    public EquatableList<BranchName> FurtherBranches { get; init; }

    /// <summary>The blessings that count. Push-age lines and durations go by the first alone.</summary>
    public EquatableList<Blessing> Blessings { get; init; } = DefaultBlessings;

    /// <summary>The revisions under test. Their order means nothing.</summary>
    public EquatableList<TreeRevision> Targeted { get; init; }

    /// <summary>The baseline: revisions, or a flight. A flight stands for both sides then, and no revision is looked at.</summary>
    public Versions Baseline { get; init; } = Versions.None;

    /// <summary>The highest number that a flight may have to count, or null if all count. Durations go by later flights too.</summary>
    public FlightNumber? MaxFlight { get; init; }

    /// <summary>Flights that do not count. Durations go by them all the same.</summary>
    public EquatableList<FlightNumber> ExcludedFlights { get; init; }

    /// <summary>The time of the report: days are counted back from it.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The scope of a complete flight of which nothing is asked but what was submitted.</summary>
    /// <param name="flight">The flight.</param>
    /// <param name="baseline">What it is compared with.</param>
    public static HistoryScope Of(Flight flight, Versions baseline)
    {
        ArgumentNullException.ThrowIfNull(flight);
        ArgumentNullException.ThrowIfNull(baseline);
        return new HistoryScope
        {
            Lab = flight.Lab,
            Branch = flight.Branch,
            Targeted = flight.Targeted.Trees.Count > 0 ? flight.Targeted.Trees : OwnRevisions.Of(flight.Complete!, baseline.Trees),
            Baseline = baseline,
            MaxFlight = flight.Number,
            Now = flight.JudgedAsOf,
        };
    }

    /// <summary>Whether a flight of a branch counts as far as its branch and blessing go.</summary>
    public bool Counts(BranchName branch, Blessing blessing) =>
        (branch == Branch || FurtherBranches.Contains(branch)) && Blessings.Contains(blessing);

    /// <summary>Whether a flight counts as far as its number goes.</summary>
    public bool Counts(FlightNumber flight) =>
        (MaxFlight is not { } max || flight <= max) && !ExcludedFlights.Contains(flight);

    /// <summary>The order in which candidates are searched: by blessing, bytewise, then newest first.</summary>
    public static int CompareCandidates(Blessing left, FlightNumber leftFlight, Blessing right, FlightNumber rightFlight) =>
        string.CompareOrdinal(left.Word, right.Word) is var byBlessing and not 0 ? byBlessing : rightFlight.CompareTo(leftFlight);
}
