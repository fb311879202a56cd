namespace Flights.Cli.Sources;

/// <summary>A Maildir: each file of <c>new</c> and <c>cur</c> is a mail; what is still being delivered, in <c>tmp</c>, is none. Folders
/// below it (Maildir++) are read too.</summary>
internal sealed class MaildirSource : IMailSource
{
    private readonly string _path;

    private MaildirSource(string path) => _path = path;

    /// <inheritdoc/>
    public string Name => _path;

    /// <inheritdoc/>
    public long Size => FolderWalk.Size(new DirectoryInfo(_path));

    /// <summary>The Maildir at a path, if it is one.</summary>
    public static MaildirSource? Find(string path) =>
        Directory.Exists(Path.Combine(path, "cur")) && Directory.Exists(Path.Combine(path, "new")) ? new MaildirSource(path) : null;

    /// <inheritdoc/>
    public IEnumerable<SourceMail> Read(SourceReading reading, CancellationToken cancellationToken) =>
        Unreadable.Listed(Mails(reading, cancellationToken), _path);

    private IEnumerable<SourceMail> Mails(SourceReading reading, CancellationToken cancellationToken)
    {
        var done = 0L;

        // A mail client moves mails from new to cur: whoever looks into new first misses none.
        foreach (var folder in new[] { "new", "cur" })
        {
            foreach (var file in FolderWalk.Files(new DirectoryInfo(Path.Combine(_path, folder))))
            {
                if (Current(folder, file.Name) is { } name)
                {
                    foreach (var mail in new FileSource(name, SourceKind.Mail).Read(reading, cancellationToken))
                    {
                        yield return mail with { Done = done + mail.Done };
                    }
                }

                done += file.Length;
            }
        }

        foreach (var nested in FolderWalk.Folders(new DirectoryInfo(_path)).Select(each => Find(Path.Combine(_path, each.Name))).OfType<MaildirSource>())
        {
            foreach (var mail in nested.Read(reading, cancellationToken))
            {
                yield return mail with { Done = done + mail.Done };
            }

            done += nested.Size;
        }
    }

    /// <summary>The path of a mail, whose flags, a part of its name, may have changed since the folder was listed; null if it was moved
    /// or removed.</summary>
    private string? Current(string folder, string name)
    {
        var path = Path.Combine(_path, folder, name);
        if (File.Exists(path))
        {
            return path;
        }

        var unique = name.Split(':')[0];
        return Directory.EnumerateFiles(Path.Combine(_path, folder))
            .FirstOrDefault(each => Path.GetFileName(each).Split(':')[0] == unique);
    }
}
