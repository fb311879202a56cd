using Flights.Domain.Flights;

namespace Flights.Domain.Baselines;

/// <summary>What is known of a step in one flight. A mailed report lists failures alone, so this is no plain status.</summary>
/// <param name="Kind">How much is known.</param>
/// <param name="Status">The status, where <paramref name="Kind"/> is <see cref="OutcomeKind.Status"/>.</param>
public readonly record struct Outcome(OutcomeKind Kind, StepStatus? Status = null)
{
    /// <summary>Nothing is known.</summary>
    public static readonly Outcome Unknown = new(OutcomeKind.Unknown);

    /// <summary>Its job passed and the report does not list the step.</summary>
    public static readonly Outcome InferredPass = new(OutcomeKind.InferredPass);

    /// <summary>It did not pass; whether it ran is not known.</summary>
    public static readonly Outcome NotPassed = new(OutcomeKind.NotPassed);

    /// <summary>Its job was there and did not get as far as the step.</summary>
    public static readonly Outcome NotReached = new(OutcomeKind.NotReached);

    /// <summary>It ended with a status.</summary>
    public static Outcome Of(StepStatus status) => new(OutcomeKind.Status, status);

    /// <summary>Whether the step passed, as far as anybody can tell.</summary>
    public bool IsPass => Kind == OutcomeKind.InferredPass || (Kind == OutcomeKind.Status && Status == StepStatus.Pass);
}

/// <summary>How much is known of a step in one flight.</summary>
public enum OutcomeKind
{
    /// <summary>Its status.</summary>
    Status,

    /// <summary>Its job passed and the report does not list the step: it passed, if it was there at all.</summary>
    InferredPass,

    /// <summary>It did not pass; whether it ran is not known.</summary>
    NotPassed,

    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>Its job was there and did not get as far as the step: only complete flights tell that.</summary>
    NotReached,
}
