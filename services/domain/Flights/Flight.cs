namespace Flights.Domain.Flights;

/// <summary>What is known of one flight: one run of a set of jobs on one branch. Facts only.</summary>
public sealed record Flight
{
    /// <summary>The lab that ran it.</summary>
    public required LabName Lab { get; init; }

    /// <summary>Its number.</summary>
    public required FlightNumber Number { get; init; }

    /// <summary>The branch under test.</summary>
    public required BranchName Branch { get; init; }

    /// <summary>The blessing that it had when it was reported.</summary>
    public required Blessing Blessing { get; init; }

    /// <summary>The blessing that it was meant to get, if the report names one.</summary>
    public Blessing? IntendedBlessing { get; init; }

    /// <summary>What sort of run it was.</summary>
    public RunKind RunKind { get; init; }

    /// <summary>The flights that ran parts of it again, in report order.</summary>
    public EquatableList<Retest> Retests { get; init; }

    /// <summary>The status of each job, in report order.</summary>
    public EquatableList<Job> Jobs { get; init; }

    /// <summary>The rows of the report: steps that did not succeed, in report order.</summary>
    public EquatableList<StepFailure> Failures { get; init; }

    /// <summary>What was targeted for testing.</summary>
    public Versions Targeted { get; init; } = Versions.None;

    /// <summary>The baseline that it was compared with.</summary>
    public Versions Baseline { get; init; } = Versions.None;

    /// <summary>What the push gate did, if the report says it.</summary>
    public Push? Push { get; init; }

    /// <summary>The push-age lines, in report order.</summary>
    public EquatableList<PushAge> PushAges { get; init; }

    /// <summary>When the flight was reported: the <c>now</c> of every rule and day count. Null if the report has no date.</summary>
    public DateTimeOffset? ReportTime { get; init; }

    /// <summary>The SHA-256 of the decoded text with LF line ends, without a list's footer and without empty lines at its end, which lists
    /// and mailboxes add and take away; of a complete flight, that of the submitted message in one form. As 64 lower-case hexadecimal
    /// digits.</summary>
    public required string Digest { get; init; }

    /// <summary>Whether the signature's body hash proves the text.</summary>
    public BodyHashState BodyHashState { get; init; }

    /// <summary>The rest of what the report says, for people.</summary>
    public required Report Report { get; init; }

    /// <summary>All that the lab's database holds of it, or null if it was only mailed. Then no step of it is unknown, and the rows are what
    /// the judgement on it lists: none as long as it is not judged.</summary>
    public CompleteFlight? Complete { get; init; }

    /// <summary>The time that a judgement of the complete flight counts from: that of its report, else its latest step's end. What came by the
    /// bus alone may have neither, and then no day is counted from it: it is the beginning of 1970.</summary>
    public DateTimeOffset JudgedAsOf => ReportTime ?? Complete?.EndTime ?? DateTimeOffset.UnixEpoch;

    /// <summary>The digest of the facts that these replace; empty if they replace none.</summary>
    public string Supersedes { get; init; } = "";

    /// <summary>Whether an operator excluded it. It is not told by reports, but recorded beside them.</summary>
    public bool IsExcluded { get; init; }

    /// <summary>
    /// Whether the flight moves its branch's ledger and gate: a finished main run that compares a new revision with a baseline,
    /// and no baseline run, host examination, bisection, retest, ad-hoc, unfinished or excluded one.
    /// </summary>
    public bool IsMain =>
        RunKind == RunKind.Main
        && Blessing == Blessing.Real
        && (IntendedBlessing is null || IntendedBlessing == Blessing.Real)
        && Branch != BranchName.Examine
        && !(Targeted.IsNone || Targeted.SameAs(Baseline))
        && !IsExcluded;

    /// <summary>The status of a job, or null if the flight has no such job.</summary>
    public StepStatus? StatusOf(string job)
    {
        foreach (var each in Jobs)
        {
            if (each.Name == job)
            {
                return each.Status;
            }
        }

        return null;
    }

    /// <summary>The push-age line of a kind, or null if the report has none.</summary>
    public PushAge? PushAge(PushAgeKind kind)
    {
        foreach (var each in PushAges)
        {
            if (each.Kind == kind)
            {
                return each;
            }
        }

        return null;
    }
}
