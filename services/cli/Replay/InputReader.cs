using Flights.Mail;

namespace Flights.Cli.Replay;

/// <summary>Reads the texts of a file: one, or the mails of a mailbox.</summary>
internal static class InputReader
{
    /// <summary>The texts of a file, in order. A mailbox without a mail is one text, so that it is refused and not passed over.</summary>
    public static IEnumerable<ReplayInput> Read(string file)
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
