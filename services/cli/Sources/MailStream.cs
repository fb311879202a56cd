using System.IO.Compression;
using Flights.Mail;

namespace Flights.Cli.Sources;

/// <summary>Reads the mails of a stream of bytes, whatever they are: a mail, a text, a mailbox, compressed or not.</summary>
internal static class MailStream
{
    // Without it, .NET takes the end of a file that was cut for the end of what was compressed.
    static MailStream() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    /// <summary>Reads them.</summary>
    /// <param name="stream">The bytes. The caller disposes of them.</param>
    /// <param name="name">What the stream is called.</param>
    /// <param name="kind">What it is said to hold: a mail, a mailbox, or either.</param>
    /// <param name="reading">How.</param>
    /// <param name="position">How much of it is read.</param>
    public static IEnumerable<SourceMail> Read(Stream stream, string name, SourceKind kind, SourceReading reading, Func<long> position)
    {
        var start = ReadStart(stream);
        var whole = new PrefixedStream(start, stream);
        return TextStart.IsGzip(start)
            ? ReadZipped(whole, name, kind, reading, position)
            : ReadPlain(whole, start, name, kind, reading, position);
    }

    /// <summary>The first bytes of a stream.</summary>
    public static byte[] ReadStart(Stream stream)
    {
        var start = new byte[TextStart.Length];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return start[..length];
    }

    private static IEnumerable<SourceMail> ReadZipped(
        Stream stream, string name, SourceKind kind, SourceReading reading, Func<long> position)
    {
        using var unzipped = new GZipStream(stream, CompressionMode.Decompress);
        var start = ReadStart(unzipped);
        foreach (var mail in ReadPlain(new PrefixedStream(start, unzipped), start, name, kind, reading, position))
        {
            yield return mail;
        }
    }

    private static IEnumerable<SourceMail> ReadPlain(
        Stream stream, byte[] start, string name, SourceKind kind, SourceReading reading, Func<long> position)
    {
        var isMbox = kind switch { SourceKind.Mbox => true, SourceKind.Mail => false, _ => MboxReader.IsMbox(start) };
        if (!isMbox)
        {
            yield return Whole(stream, name, reading, position);
            yield break;
        }

        foreach (var message in MboxReader.Read(stream, reading.MaxMailBytes, reading.Quoting))
        {
            yield return Checked($"{name}:{message.FirstLine}", message.Bytes, reading, position());
        }
    }

    private static SourceMail Whole(Stream stream, string name, SourceReading reading, Func<long> position)
    {
        // One byte more than the limit shows that it is broken: no more is ever read.
        using var limited = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while (limited.Length <= reading.MaxMailBytes && (read = stream.Read(buffer)) > 0)
        {
            limited.Write(buffer, 0, read);
        }

        return Checked(name, limited.ToArray(), reading, position());
    }

    private static SourceMail Checked(string place, ReadOnlyMemory<byte> bytes, SourceReading reading, long done) =>
        bytes.Length <= reading.MaxMailBytes
            ? new SourceMail(place, bytes, done)
            : new SourceMail(place, default, done) { Refusal = Refusal.TooLarge(reading.MaxMailBytes) };
}
