namespace Flights.Domain.Flights;

/// <summary>One thing of which two facts of one flight say something different.</summary>
/// <param name="Kind">The kind of thing.</param>
/// <param name="Subject">The tree, the job, or the job and the testid with a blank between; empty if it is about the whole flight.</param>
/// <param name="Effective">What is effective; empty if the effective facts have no such thing.</param>
/// <param name="Other">What the other facts say; empty if they have no such thing.</param>
public sealed record Contradiction(ContradictionKind Kind, string Subject, string Effective, string Other)
{
    /// <summary>What another report of a flight says otherwise. What only one of them knows is no contradiction: a mailed report is silent on the
    /// steps of a job that failed, save those that it lists.</summary>
    /// <param name="effective">The effective facts.</param>
    /// <param name="other">The other report's.</param>
    public static IReadOnlyList<Contradiction> Between(Flight effective, Flight other)
    {
        ArgumentNullException.ThrowIfNull(effective);
        ArgumentNullException.ThrowIfNull(other);
        return
        [
            .. Differing(ContradictionKind.Branch, effective.Branch.Value, other.Branch.Value),
            .. Differing(ContradictionKind.Blessing, effective.Blessing.Word, other.Blessing.Word),
            .. Revisions(effective.Targeted, other.Targeted.Trees),
            .. Jobs(effective, other),
            .. Steps(effective, other),
            .. effective.Push is { } push && other.Push is { } otherPush
                ? Differing(ContradictionKind.Push, WordOf(push.Outcome), WordOf(otherPush.Outcome))
                : [],
        ];
    }

    /// <summary>What a push that was recorded beside a flight says otherwise. A report that says that nothing was pushed does not contradict
    /// it: it was written before.</summary>
    /// <param name="effective">The effective facts.</param>
    /// <param name="push">The push.</param>
    public static IReadOnlyList<Contradiction> Between(Flight effective, RecordedPush push)
    {
        ArgumentNullException.ThrowIfNull(effective);
        ArgumentNullException.ThrowIfNull(push);
        return
        [
            .. Differing(ContradictionKind.Branch, effective.Branch.Value, push.Branch.Value),
            .. push.Revisions
                .Where(each => !effective.Targeted.Trees.Contains(each))
                .Select(each => new Contradiction(
                    ContradictionKind.Revision, each.Tree, effective.Targeted.RevisionOf(each.Tree) ?? "", each.Revision)),
        ];
    }

    private static string WordOf(PushOutcome outcome) => outcome switch
    {
        PushOutcome.Pushed => "pushed",
        PushOutcome.NotPushed => "not pushed",
        PushOutcome.NotApplicable => "not applicable",
        PushOutcome.UpToDate => "up to date",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "It is no outcome of a push."),
    };

    private static IEnumerable<Contradiction> Differing(ContradictionKind kind, string effective, string other, string subject = "") =>
        effective == other ? [] : [new Contradiction(kind, subject, effective, other)];

    private static IEnumerable<Contradiction> Revisions(Versions effective, IEnumerable<TreeRevision> other) =>
        from each in other
        let own = effective.RevisionOf(each.Tree)
        where own is not null && own != each.Revision
        select new Contradiction(ContradictionKind.Revision, each.Tree, own, each.Revision);

    private static IEnumerable<Contradiction> Jobs(Flight effective, Flight other)
    {
        var own = StatusesOf(effective);
        var others = StatusesOf(other);
        return own.Keys
            .Union(others.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .SelectMany(job => Differing(ContradictionKind.Job, own.GetValueOrDefault(job, ""), others.GetValueOrDefault(job, ""), job));
    }

    private static IEnumerable<Contradiction> Steps(Flight effective, Flight other) =>
        from step in ListedIn(effective).Union(ListedIn(other)).Order(StepKey.Order)
        let own = StatusOf(effective, step)
        let others = StatusOf(other, step)
        where own is not null && others is not null && own != others
        select new Contradiction(ContradictionKind.Step, step.ToString(), own.Value.Word, others.Value.Word);

    // A report that names a job twice is taken at its first word.
    private static Dictionary<string, string> StatusesOf(Flight flight) => flight.Complete is { } complete
        ? complete.Jobs.ToDictionary(job => job.Name, job => job.Status.Word, StringComparer.Ordinal)
        : flight.Jobs.DistinctBy(job => job.Name).ToDictionary(job => job.Name, job => job.Status.Word, StringComparer.Ordinal);

    // A step passed in both unless one of them lists it.
    private static IEnumerable<StepKey> ListedIn(Flight flight) => flight.Complete is { } complete
        ? from job in complete.Jobs from step in job.Steps where step.Status != StepStatus.Pass select new StepKey(job.Name, step.TestId)
        : flight.Failures.Where(row => !row.Step.IsWholeJob && IsOwn(row, flight)).Select(row => row.Step);

    private static StepStatus? StatusOf(Flight flight, StepKey step) => flight.Complete is { } complete
        ? complete.StatusOf(step)
        : flight.Failures.Where(row => row.Step == step && IsOwn(row, flight)).Select(row => (StepStatus?)row.Status).FirstOrDefault();

    private static bool IsOwn(StepFailure row, Flight flight) => row.SeenIn is null || row.SeenIn == flight.Number;
}

/// <summary>What facts can contradict each other in.</summary>
public enum ContradictionKind
{
    /// <summary>The branch.</summary>
    Branch,

    /// <summary>The blessing.</summary>
    Blessing,

    /// <summary>The revision of a tree that was targeted.</summary>
    Revision,

    /// <summary>The status of a job.</summary>
    Job,

    /// <summary>How a step ended.</summary>
    Step,

    /// <summary>What became of the push.</summary>
    Push,
}
