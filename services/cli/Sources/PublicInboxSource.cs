using System.Globalization;

namespace Flights.Cli.Sources;

/// <summary>A public inbox: a git repository, or the several of one inbox (its epochs) in order. A mail that was taken away later is not
/// given.</summary>
internal sealed class PublicInboxSource : IMailSource
{
    private readonly string _path;
    private readonly InboxRepository[] _epochs;

    private PublicInboxSource(string path, IEnumerable<InboxRepository> epochs) => (_path, _epochs) = (path, [.. epochs]);

    /// <inheritdoc/>
    public string Name => _path;

    /// <inheritdoc/>
    public long Size => _epochs.Sum(epoch => epoch.Size);

    /// <summary>The public inbox at a path, if there is one.</summary>
    /// <param name="path">A bare repository, a checkout, or a folder with the epochs <c>0.git</c>, <c>1.git</c> …, or one whose folder
    /// <c>git</c> has them.</param>
    /// <param name="isWanted">Whether it is said to be one: then it is not asked whether it holds mails.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    public static PublicInboxSource? Find(string path, bool isWanted, CancellationToken cancellationToken)
    {
        var epochs = Epochs(Path.Combine(path, "git")) is { Length: > 0 } own ? own : Epochs(path);
        if (epochs.Length > 0)
        {
            return new PublicInboxSource(path, epochs.Select(epoch => new InboxRepository(epoch)));
        }

        var git = IsRepository(path) ? path : Path.Combine(path, ".git");
        if (!IsRepository(git) && !File.Exists(git))
        {
            return null;
        }

        var repository = new InboxRepository(git);
        return isWanted || IsRepository(path) || repository.IsInbox(cancellationToken) ? new PublicInboxSource(path, [repository]) : null;
    }

    /// <inheritdoc/>
    public IEnumerable<SourceMail> Read(SourceReading reading, CancellationToken cancellationToken) =>
        Unreadable.Listed(Mails(reading, cancellationToken), _path);

    private IEnumerable<SourceMail> Mails(SourceReading reading, CancellationToken cancellationToken)
    {
        var deletions = Deletions(cancellationToken);
        var done = 0L;
        var isEmpty = true;
        foreach (var epoch in _epochs)
        {
            var size = epoch.Size;
            foreach (var mail in Mails(epoch, size, deletions, reading, cancellationToken))
            {
                isEmpty = false;
                yield return mail with { Done = done + mail.Done };
            }

            done += size;
        }

        if (isEmpty)
        {
            throw new IOException("The repository holds no mails as public-inbox keeps them.");
        }
    }

    /// <summary>How often each blob is taken away: few are, so that they fit into memory whatever the size of the archive.</summary>
    private Dictionary<string, int> Deletions(CancellationToken cancellationToken)
    {
        var deletions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var change in _epochs.SelectMany(epoch => epoch.Changes(deletionsOnly: true, cancellationToken)).Where(change => change.Deleted.Length > 0))
        {
            deletions[change.Deleted] = deletions.GetValueOrDefault(change.Deleted) + 1;
        }

        return deletions;
    }

    private static IEnumerable<SourceMail> Mails(
        InboxRepository epoch, long size, Dictionary<string, int> deletions, SourceReading reading, CancellationToken cancellationToken)
    {
        var commits = Math.Max(1, epoch.CountCommits(cancellationToken));
        using var blobs = new GitBlobs(epoch.Path, reading.MaxMailBytes, cancellationToken);
        var commit = "";
        var number = 0L;
        foreach (var change in epoch.Changes(deletionsOnly: false, cancellationToken))
        {
            number += change.Commit == commit ? 0 : 1;
            commit = change.Commit;

            // What is still to be taken away further on is not given; what comes back after that is.
            if (change.Deleted.Length > 0)
            {
                deletions[change.Deleted] = Math.Max(0, deletions.GetValueOrDefault(change.Deleted) - 1);
            }

            if (change.Added.Length > 0 && deletions.GetValueOrDefault(change.Added) == 0)
            {
                var done = (long)((double)size * number / commits);
                yield return Mail($"{epoch.Path}@{commit}", change.Added, done, blobs, reading);
            }
        }
    }

    private static SourceMail Mail(string place, string blob, long done, GitBlobs blobs, SourceReading reading)
    {
        if (reading.IsKnownBlob(blob))
        {
            return new SourceMail(place, default, done) { Blob = blob, IsKnown = true };
        }

        return blobs.TryRead(blob, out var bytes, out var refusal)
            ? new SourceMail(place, bytes, done) { Blob = blob }
            : new SourceMail(place, default, done) { Refusal = refusal };
    }

    private static string[] Epochs(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateDirectories(folder, "*.git").Select(path => (Path: path, Number: EpochNumber(path))).Where(epoch => epoch.Number >= 0)
            .OrderBy(epoch => epoch.Number).Select(epoch => epoch.Path)];

    private static int EpochNumber(string path) =>
        int.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static bool IsRepository(string path) =>
        File.Exists(Path.Combine(path, "HEAD")) && Directory.Exists(Path.Combine(path, "objects")) && Directory.Exists(Path.Combine(path, "refs"));
}
