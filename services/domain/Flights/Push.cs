namespace Flights.Domain.Flights;

/// <summary>What the push gate did with a flight, as the report prints it below its footer.</summary>
/// <param name="Outcome">What it did.</param>
/// <param name="RefUpdates">git's lines about references that moved, in order.</param>
/// <param name="Output">What was printed while pushing, verbatim: git's output with its hints and the lines that moved references.</param>
public sealed record Push(PushOutcome Outcome, EquatableList<RefUpdate> RefUpdates, EquatableList<string> Output)
{
    /// <summary>The revision that <c>Pushing revision</c> names. osstest mostly prints it before it knows it: mostly empty.</summary>
    public string Revision { get; init; } = "";
}

/// <summary>What the push gate did.</summary>
public enum PushOutcome
{
    /// <summary>The gate opened.</summary>
    Pushed,

    /// <summary>The gate stayed shut.</summary>
    NotPushed,

    /// <summary>This run never pushes.</summary>
    NotApplicable,

    /// <summary>The published revision was the tested one already.</summary>
    UpToDate,
}

/// <summary>One line of git's output about a reference that moved.</summary>
/// <param name="OldRevision">The abbreviated revision before, 7 to 12 digits.</param>
/// <param name="NewRevision">The abbreviated revision after, 7 to 12 digits.</param>
/// <param name="Source">What was pushed: a revision or a local reference.</param>
/// <param name="Reference">The reference that moved, such as <c>master</c>.</param>
/// <param name="Remote">Where to, as git prints it (<c>HOST:PATH</c>); empty if it does not say.</param>
public sealed record RefUpdate(string OldRevision, string NewRevision, string Source, string Reference, string Remote);
