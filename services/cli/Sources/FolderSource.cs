using Flights.Mail;

namespace Flights.Cli.Sources;

/// <summary>A folder with files of mails and mailboxes, its subfolders included. What is a Maildir or a public inbox inside of it is
/// read as such.</summary>
/// <param name="path">The folder.</param>
internal sealed class FolderSource(string path) : IMailSource
{
    private static readonly string[] ReportEndings = [".eml", ".mbox", ".txt"];

    /// <inheritdoc/>
    public string Name => path;

    /// <inheritdoc/>
    public long Size => FolderWalk.Size(new DirectoryInfo(path));

    /// <inheritdoc/>
    public IEnumerable<SourceMail> Read(SourceReading reading, CancellationToken cancellationToken)
    {
        var done = 0L;
        foreach (var (source, size) in Sources(new DirectoryInfo(path), cancellationToken))
        {
            foreach (var mail in source.Read(reading, cancellationToken))
            {
                yield return mail with { Done = done + mail.Done };
            }

            done += size;
        }
    }

    private static IEnumerable<(IMailSource Source, long Size)> Sources(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        if (!TryList(folder, out var files, out var subfolders, out var why))
        {
            yield return (new UnreadableSource(folder.ToString(), why), 0);
            yield break;
        }

        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsMails(file))
            {
                yield return (new FileSource(Path.Combine(folder.ToString(), file.Name), SourceKind.Auto), file.Length);
            }
        }

        foreach (var subfolder in subfolders.Where(each => each.Name != ".git"))
        {
            var place = new DirectoryInfo(Path.Combine(folder.ToString(), subfolder.Name));
            var nested = SourceFinder.FindNested(place.ToString(), cancellationToken);
            foreach (var each in nested is null ? Sources(place, cancellationToken) : [(nested, nested.Size)])
            {
                yield return each;
            }
        }
    }

    private static bool TryList(DirectoryInfo folder, out FileInfo[] files, out DirectoryInfo[] subfolders, out string why)
    {
        try
        {
            (files, subfolders, why) = ([.. FolderWalk.Files(folder)], [.. FolderWalk.Folders(folder)], "");
            return true;
        }
        catch (Exception error) when (BoundedFile.IsUnreadable(error))
        {
            (files, subfolders, why) = ([], [], error.Message);
            return false;
        }
    }

    /// <summary>Whether a file holds mails: by its ending, or, as programs that number their mails give none, by how it begins.</summary>
    private static bool IsMails(FileInfo file)
    {
        if (ReportEndings.Contains(file.Extension, StringComparer.Ordinal))
        {
            return true;
        }

        if (file.Name.StartsWith('.'))
        {
            return false;
        }

        try
        {
            using var stream = file.OpenRead();
            var start = MailStream.ReadStart(stream);
            return MboxReader.IsMbox(start) || TextStart.IsMail(start) || (TextStart.IsGzip(start) && ReportEndings.Any(file.Name[..^file.Extension.Length].EndsWith));
        }
        catch (Exception error) when (BoundedFile.IsUnreadable(error))
        {
            // It is listed as unreadable when it is read.
            return true;
        }
    }
}
