using Flights.Mail;

namespace Flights.Cli.Replay;

/// <summary>Reads the texts of a file: one, or the mails of a mailbox.</summary>
internal static class InputReader
{
    /// <summary>
    /// The size up to which a text is read: of a larger one, one byte more, so that the parser sees that it is too large. It is the upper end
    /// of the range of the parser's own limit.
    /// </summary>
    private const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>The texts of a file, in order. A mailbox without a mail is one text, so that it is refused and not passed over.</summary>
    public static IEnumerable<ReplayInput> Read(string file)
    {
        using var stream = File.OpenRead(file);
        if (Path.GetExtension(file) != ".mbox")
        {
            yield return new ReplayInput(file, 1, ReadStart(stream));
            yield break;
        }

        var isEmpty = true;
        foreach (var message in MboxReader.Read(stream, MaxBytes))
        {
            isEmpty = false;
            yield return new ReplayInput(file, message.FirstLine, message.Bytes);
        }

        if (isEmpty)
        {
            stream.Position = 0;
            yield return new ReplayInput(file, 1, ReadStart(stream));
        }
    }

    private static byte[] ReadStart(FileStream stream)
    {
        var bytes = new byte[(int)Math.Min(stream.Length, MaxBytes + 1L)];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes[..read];
    }
}
