using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Domain.Regressions;

/// <summary>One episode: a step that regressed on a branch, from the flight in which it was first seen until it was resolved.</summary>
public sealed record Regression
{
    /// <summary>How many of the flights in which it failed are listed at most.</summary>
    public const int MaxFailedIn = 50;

    /// <summary>How many blocked jobs are listed at most.</summary>
    public const int MaxBlockedJobs = 200;

    /// <summary>The id within the branch: it follows from lab, branch, step and the first bad flight.</summary>
    public required string Id { get; init; }

    /// <summary>The step.</summary>
    public required StepKey Step { get; init; }

    /// <summary>Whether it is open.</summary>
    public RegressionState State { get; init; }

    /// <summary>The first flight in which the step failed.</summary>
    public required FlightNumber FirstBad { get; init; }

    /// <summary>The newest flight in which it failed.</summary>
    public required FlightNumber LastBad { get; init; }

    /// <summary>In how many main flights it failed: 1 or more.</summary>
    public int FailureCount { get; init; } = 1;

    /// <summary>The flights in which it failed, ascending: the newest <see cref="MaxFailedIn"/>.</summary>
    public EquatableList<FlightNumber> FailedIn { get; init; }

    /// <summary>The flight that the effective opinion leans on, if it names one: the step passed there with the baseline's revisions.</summary>
    public FlightNumber? LastGood { get; init; }

    /// <summary>The newest recorded main flight before the first bad one in which the step passed.</summary>
    public FlightNumber? NewestRecordedPass { get; init; }

    /// <summary>The range in which the culprit lies, for each tree that both sides name.</summary>
    public EquatableList<RevisionRange> Ranges { get; init; }

    /// <summary>What the report of the first bad flight says of the changes in that range.</summary>
    public RegressionChanges Changes { get; init; } = RegressionChanges.None;

    /// <summary>The flight that resolved it, or null while it is open.</summary>
    public FlightNumber? ResolvedBy { get; init; }

    /// <summary>The flight of the baseline that failed in the same way, if the regression was accepted.</summary>
    public FlightNumber? AcceptedLike { get; init; }

    /// <summary>The page of the job's logs in the first bad flight; empty if its report does not say where the logs are.</summary>
    public string FirstLogUri { get; init; } = "";

    /// <summary>The page of the job's logs in the newest flight in which it failed; empty as <see cref="FirstLogUri"/>.</summary>
    public string LastLogUri { get; init; } = "";

    /// <summary>Whether it has passed in another flight of the same revisions.</summary>
    public bool Intermittent { get; init; }

    /// <summary>Whether an allow entry has excused it.</summary>
    public bool Excused { get; init; }

    /// <summary>When the first bad flight was reported, or null if its report has no date.</summary>
    public DateTimeOffset? BeginTime { get; init; }

    /// <summary>The id of the incident that it belongs to; empty as long as none is given. It depends on the order in which flights became
    /// known, as what was told once keeps its name; which regressions share an incident does not.</summary>
    public string IncidentId { get; init; } = "";

    /// <summary>The tests of that incident, ordered bytewise. The regressions that began in one flight with the same tests are one
    /// incident.</summary>
    public EquatableList<string> IncidentTests { get; init; }

    /// <summary>The jobs that could not run in the first bad flight because this build failed, ordered by job, at most
    /// <see cref="MaxBlockedJobs"/>.</summary>
    public EquatableList<BlockedJob> BlockedJobs { get; init; }

    /// <summary>The opinion on its first failure.</summary>
    public required Opinion FirstOpinion { get; init; }
}

/// <summary>Whether a regression is open.</summary>
public enum RegressionState
{
    /// <summary>The step fails still.</summary>
    Open,

    /// <summary>The step passed again.</summary>
    Fixed,

    /// <summary>The baseline moved over the failure.</summary>
    Accepted,
}

/// <summary>The revisions of one tree between which a culprit lies.</summary>
/// <param name="Tree">The tree.</param>
/// <param name="Good">The revision that was good.</param>
/// <param name="Bad">The revision that was bad.</param>
public sealed record RevisionRange(string Tree, string Good, string Bad);
