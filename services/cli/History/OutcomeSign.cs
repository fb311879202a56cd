using Flights.Cli.Output;

namespace Flights.Cli.History;

/// <summary>The character that stands for an outcome.</summary>
/// <param name="Sign">The character: one for each meaning.</param>
/// <param name="Tone">Its tone.</param>
/// <param name="Meaning">What it says.</param>
internal sealed record OutcomeSign(char Sign, Tone Tone, string Meaning)
{
    private static readonly OutcomeSign Passed = new('.', Tone.Good, "passed");
    private static readonly OutcomeSign Inferred = new(',', Tone.Good, "passed, as its job passed");
    private static readonly OutcomeSign Failed = new('F', Tone.Bad, "failed");
    private static readonly OutcomeSign Broken = new('B', Tone.Doubtful, "broken");
    private static readonly OutcomeSign Blocked = new('b', Tone.Doubtful, "blocked");
    private static readonly OutcomeSign Starved = new('s', Tone.Doubtful, "starved");
    private static readonly OutcomeSign CutShort = new('x', Tone.Doubtful, "cut short");
    private static readonly OutcomeSign Unfinished = new('r', Tone.Quiet, "not finished when it was reported");
    private static readonly OutcomeSign OtherStatus = new('o', Tone.Doubtful, "another status");
    private static readonly OutcomeSign NotPassed = new('n', Tone.Doubtful, "did not pass, and perhaps did not run");
    private static readonly OutcomeSign NotReached = new('-', Tone.Quiet, "not reached");
    private static readonly OutcomeSign Unknown = new('?', Tone.Quiet, "not known");

    /// <summary>All, in the order of a legend.</summary>
    public static readonly IReadOnlyList<OutcomeSign> All =
    [
        Passed, Inferred, Failed, Broken, Blocked, Starved, CutShort, Unfinished, OtherStatus, NotPassed, NotReached, Unknown,
    ];

    /// <summary>Whether it says that the step passed.</summary>
    public bool IsPass => this == Passed || this == Inferred;

    /// <summary>Whether it says that the step ran and failed.</summary>
    public bool IsFailure => this == Failed;

    /// <summary>The sign of an outcome.</summary>
    public static OutcomeSign Of(V1.StepOutcome outcome) => outcome.Outcome switch
    {
        V1.OutcomeKind.Status => Of(outcome.Status),
        V1.OutcomeKind.InferredPass => Inferred,
        V1.OutcomeKind.NotPassed => NotPassed,
        V1.OutcomeKind.NotReached => NotReached,
        _ => Unknown,
    };

    private static OutcomeSign Of(V1.StepStatus status) => status switch
    {
        V1.StepStatus.Pass => Passed,
        V1.StepStatus.Fail => Failed,
        V1.StepStatus.Broken => Broken,
        V1.StepStatus.Blocked => Blocked,
        V1.StepStatus.Starved => Starved,
        V1.StepStatus.Truncated or V1.StepStatus.Aborted => CutShort,
        V1.StepStatus.Running or V1.StepStatus.Queued or V1.StepStatus.Preparing => Unfinished,
        _ => OtherStatus,
    };
}
