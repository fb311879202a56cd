namespace Flights.Cli.Sources;

/// <summary>A file: one mail, one text, or a mailbox, as it is or compressed by gzip.</summary>
/// <param name="path">The file.</param>
/// <param name="kind">What it is said to be: a mail, a mailbox, or either.</param>
internal sealed class FileSource(string path, SourceKind kind) : IMailSource
{
    private const int BufferLength = 64 * 1024;

    /// <inheritdoc/>
    public string Name => path;

    /// <inheritdoc/>
    public long Size => new FileInfo(path).Length;

    /// <inheritdoc/>
    public IEnumerable<SourceMail> Read(SourceReading reading, CancellationToken cancellationToken) =>
        Unreadable.Listed(Mails(reading, cancellationToken), path);

    private IEnumerable<SourceMail> Mails(SourceReading reading, CancellationToken cancellationToken)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferLength, FileOptions.SequentialScan);
        foreach (var mail in MailStream.Read(file, path, kind, reading, () => file.Position))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return mail;
        }
    }
}
