namespace Flights.Cli.Sources;

/// <summary>Something that holds mails.</summary>
internal interface IMailSource
{
    /// <summary>Its name, for a person.</summary>
    string Name { get; }

    /// <summary>Its size on disk in bytes, by which progress is measured; 0 if it is not known.</summary>
    long Size { get; }

    /// <summary>Reads the mails one at a time, never the whole source. What cannot be read is a mail with a refusal, and the rest is
    /// read all the same.</summary>
    /// <param name="reading">How.</param>
    /// <param name="cancellationToken">Stops the reading, also while it waits for another process.</param>
    /// <exception cref="Replay.ReplayFailedException">A program that is needed for the whole source is missing.</exception>
    IEnumerable<SourceMail> Read(SourceReading reading, CancellationToken cancellationToken);
}
