namespace Flights.Cli.Sources;

/// <summary>One mail of a source.</summary>
/// <param name="Place">Where it was found, for a person: a file, <c>mailbox:line</c> or <c>repository@commit</c>.</param>
/// <param name="Bytes">The mail; empty if it was not read.</param>
/// <param name="Done">How much of the source is read behind it, in the unit of <see cref="IMailSource.Size"/>.</param>
internal sealed record SourceMail(string Place, ReadOnlyMemory<byte> Bytes, long Done)
{
    /// <summary>git's name of the mail's bytes; empty for other sources.</summary>
    public string Blob { get; init; } = "";

    /// <summary>Whether it was not read because its <see cref="Blob"/> is known.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Why it cannot be read; null if it was read.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The file of the quarantine folder from which it comes; empty for other sources.</summary>
    public string QuarantineFile { get; init; } = "";
}
