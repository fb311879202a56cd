namespace Flights.Domain.Flights;

/// <summary>What is known of one bisection: the search for the commit that broke a step. Facts only.</summary>
public sealed record Bisection
{
    /// <summary>The lab that ran it.</summary>
    public required LabName Lab { get; init; }

    /// <summary>The branch whose step is bisected.</summary>
    public required BranchName Branch { get; init; }

    /// <summary>How far it got, as the subject prints it: <c>complete</c>, <c>inconclusive</c> and the like. Empty without a
    /// subject.</summary>
    public string State { get; init; } = "";

    /// <summary>The branch of the harness' configuration that it ran with, as the report prints it.</summary>
    public string ConfiguredBranch { get; init; } = "";

    /// <summary>The branch of xen that it ran with.</summary>
    public string XenBranch { get; init; } = "";

    /// <summary>The step that is bisected.</summary>
    public required StepKey Step { get; init; }

    /// <summary>The trees whose revisions make up a tuple, in the tuples' order.</summary>
    public EquatableList<BisectionTree> Trees { get; init; }

    /// <summary>What it found, in report order. More than one if several changes break the step.</summary>
    public EquatableList<BisectionFinding> Findings { get; init; }

    /// <summary>Where the graph of the tuples is.</summary>
    public string GraphUri { get; init; } = "";

    /// <summary>The results that it had to go by, in report order.</summary>
    public EquatableList<BisectionResult> Results { get; init; }

    /// <summary>What the tool printed, LF line ends: free text, which holds the results.</summary>
    public string ToolLog { get; init; } = "";

    /// <summary>The report of the bisection's last flight, or null if the text ends before it.</summary>
    public Flight? LastFlight { get; init; }

    /// <summary>The subject of the mail, unfolded.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The message id of the mail, without angle brackets.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>When it was reported, or null if the report has no date.</summary>
    public DateTimeOffset? ReportTime { get; init; }

    /// <summary>The SHA-256 of the decoded text, as that of a flight's report.</summary>
    public required string Digest { get; init; }

    /// <summary>Whether the signature's body hash proves the text.</summary>
    public BodyHashState BodyHashState { get; init; }

    /// <summary>Whether every line of the text ends in CRLF.</summary>
    public bool HasCrLf { get; init; }

    /// <summary>What a list's software appended to the text, verbatim, where no report of a last flight holds it. Mostly empty.</summary>
    public string ListFooter { get; init; } = "";

    /// <summary>Where the text above the last flight's report reads otherwise than the facts are written, in order. Mostly empty.</summary>
    public EquatableList<Deviation> Deviations { get; init; }
}
