using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Composing;

/// <summary>What a report says that is no result: what osstest's report program takes from its configuration and command line.</summary>
public sealed record ReportForm
{
    /// <summary>A report that says nothing but results.</summary>
    public static readonly ReportForm Plain = new();

    /// <summary>What sort of run it was: the subject says it.</summary>
    public RunKind RunKind { get; init; }

    /// <summary>Whether the subject says that the revisions were pushed.</summary>
    public bool SaysPushed { get; init; }

    /// <summary>Where the logs are, without a <c>/</c> at its end: the flight's number is put behind it.</summary>
    public string LogsUri { get; init; } = "";

    /// <summary>The text above the report, in whole lines. Mostly empty.</summary>
    public string Preamble { get; init; } = "";

    /// <summary>The text above the jobs, in whole lines, such as the people who touched the revisions; null for none.</summary>
    public string? Include { get; init; }

    /// <summary>Further flights that the head names.</summary>
    public EquatableList<Retest> Retests { get; init; }

    /// <summary>The host that writes the report; empty for a report without a footer.</summary>
    public string ReportingHost { get; init; } = "";

    /// <summary>Where that host keeps the flights' files.</summary>
    public EquatableList<FooterPath> FooterPaths { get; init; }

    /// <summary>Where to read more, one element a paragraph of the footer.</summary>
    public EquatableList<FooterParagraph> Footer { get; init; }
}
