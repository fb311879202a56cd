using Flights.Mail;

namespace Flights.Cli.Replay;

/// <summary>Reads the texts of a file: one, or the mails of a mailbox.</summary>
internal static class InputReader
{
    /// <summary>The texts of a file, in order. A mailbox without a mail is one text, so that it is refused and not passed over.</summary>
    /// <param name="file">The file.</param>
    /// <param name="unreadable">Takes the reason if the file cannot be read, or not to its end.</param>
    public static IEnumerable<ReplayInput> Read(string file, Action<string> unreadable)
    {
        using var texts = Texts(file).GetEnumerator();
        while (TryMoveNext(texts, unreadable))
        {
            yield return texts.Current;
        }
    }

    private static bool TryMoveNext(IEnumerator<ReplayInput> texts, Action<string> unreadable)
    {
        try
        {
            return texts.MoveNext();
        }
        catch (Exception error) when (BoundedFile.IsUnreadable(error))
        {
            unreadable(error.Message);
            return false;
        }
    }

    private static IEnumerable<ReplayInput> Texts(string file)
    {
        if (Path.GetExtension(file) != ".mbox")
        {
            yield return new ReplayInput(file, 1, BoundedFile.Read(new FileInfo(file)));
            yield break;
        }

        using var stream = File.OpenRead(file);
        var isEmpty = true;
        foreach (var message in MboxReader.Read(stream, BoundedFile.MaxBytes))
        {
            isEmpty = false;
            yield return new ReplayInput(file, message.FirstLine, message.Bytes);
        }

        if (isEmpty)
        {
            yield return new ReplayInput(file, 1, BoundedFile.Read(new FileInfo(file)));
        }
    }
}
