using Flights.Cli.Import;

namespace Flights.Cli.Sources;

/// <summary>Finds out what a path holds.</summary>
internal static class SourceFinder
{
    /// <summary>The path that means standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>The source at a path.</summary>
    /// <param name="path">A file, a folder, or <see cref="StandardInput"/>.</param>
    /// <param name="kind">What it is said to be.</param>
    /// <param name="cancellationToken">Stops the looking, where another program is asked.</param>
    /// <returns>The source, or null if there is nothing at the path, or nothing of that kind.</returns>
    /// <exception cref="Replay.ReplayFailedException">It is a git repository, and there is no git.</exception>
    public static IMailSource? Find(string path, SourceKind kind, CancellationToken cancellationToken)
    {
        if (path == StandardInput)
        {
            return new StandardInputSource(kind);
        }

        if (File.Exists(path))
        {
            return kind is SourceKind.Auto or SourceKind.Mail or SourceKind.Mbox ? new FileSource(path, kind) : null;
        }

        return Directory.Exists(path) ? FindFolder(path, kind, cancellationToken) : null;
    }

    /// <summary>The source at a folder inside another one, which is read as such a source and not as a folder; null if it is just one.</summary>
    public static IMailSource? FindNested(string path, CancellationToken cancellationToken) =>
        FindFolder(path, SourceKind.Auto, cancellationToken) is var found and not FolderSource ? found : null;

    private static IMailSource? FindFolder(string path, SourceKind kind, CancellationToken cancellationToken) => kind switch
    {
        SourceKind.Auto when Quarantine.IsOne(path) => new QuarantineSource(path),
        SourceKind.Auto => PublicInboxSource.Find(path, isWanted: false, cancellationToken) ?? MaildirSource.Find(path) ?? (IMailSource)new FolderSource(path),
        SourceKind.PublicInbox => PublicInboxSource.Find(path, isWanted: true, cancellationToken),
        SourceKind.Maildir => MaildirSource.Find(path),
        SourceKind.Folder => new FolderSource(path),
        _ => null,
    };
}
