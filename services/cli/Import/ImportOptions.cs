using Flights.Cli.Replay;
using Flights.Cli.Sources;
using Flights.Domain.Flights;
using Flights.Mail;
using Flights.Platform.Wire;

namespace Flights.Cli.Import;

/// <summary>How an import is to run.</summary>
internal sealed record ImportOptions
{
    /// <summary>The folder of the embedded suite's databases; null with <see cref="Connect"/>.</summary>
    public DirectoryInfo? Data { get; init; }

    /// <summary>The running services to use, or null for an embedded suite.</summary>
    public SuiteAddresses? Connect { get; init; }

    /// <summary>The folder of the journal and of the list of skipped mails.</summary>
    public required DirectoryInfo State { get; init; }

    /// <summary>The quarantine folder.</summary>
    public required DirectoryInfo Quarantine { get; init; }

    /// <summary>Which mails are copied into it.</summary>
    public QuarantineKeeps Keeps { get; init; }

    /// <summary>What the sources are said to be.</summary>
    public SourceKind From { get; init; }

    /// <summary>How mailboxes quote <c>From </c> lines.</summary>
    public MboxQuoting Quoting { get; init; }

    /// <summary>The largest mail that is read, in bytes.</summary>
    public required int MaxMailBytes { get; init; }

    /// <summary>The lab that the reports come from, or null to let the parser find it.</summary>
    public LabName? Lab { get; init; }

    /// <summary>Whether mails that were skipped as no reports by an earlier import are tried again.</summary>
    public bool RetriesSkipped { get; init; }

    /// <summary>Whether the import ends when all is recorded, and does not wait until all is judged.</summary>
    public bool LeavesEarly { get; init; }

    /// <summary>How long the services may be away, or the pipeline stand still.</summary>
    public required TimeSpan Patience { get; init; }

    /// <summary>The clock of deadlines, pauses and rates.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The lab's resource name; empty to let the parser find it.</summary>
    public string LabResource => Lab is { } lab ? ResourceNames.Lab(lab) : "";
}
