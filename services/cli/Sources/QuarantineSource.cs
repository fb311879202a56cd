using Flights.Cli.Import;

namespace Flights.Cli.Sources;

/// <summary>A quarantine folder that an import has left: its mails are tried again, whatever became of them before.</summary>
/// <param name="path">The folder.</param>
internal sealed class QuarantineSource(string path) : IMailSource
{
    /// <inheritdoc/>
    public string Name => path;

    /// <summary>The folder's full path.</summary>
    public string Folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <inheritdoc/>
    public long Size => FolderWalk.Size(new DirectoryInfo(path));

    /// <inheritdoc/>
    public IEnumerable<SourceMail> Read(SourceReading reading, CancellationToken cancellationToken) =>
        Unreadable.Listed(Mails(reading, cancellationToken), path);

    private IEnumerable<SourceMail> Mails(SourceReading reading, CancellationToken cancellationToken)
    {
        var done = 0L;
        foreach (var file in FolderWalk.Files(new DirectoryInfo(path)).Where(file => file.Extension == Quarantine.FileEnding).ToArray())
        {
            foreach (var mail in new FileSource(Path.Combine(path, file.Name), SourceKind.Mail).Read(reading, cancellationToken))
            {
                yield return mail with { Done = done + mail.Done, QuarantineFile = file.Name };
            }

            done += file.Length;
        }
    }
}
