namespace Flights.Mail;

/// <summary>What a file holds, by how it begins.</summary>
public static class TextStart
{
    /// <summary>How many bytes of a file are enough to tell.</summary>
    public const int Length = 16 * 1024;

    /// <summary>Whether it was compressed by gzip (RFC 1952).</summary>
    public static bool IsGzip(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b, 0x08]);

    /// <summary>Whether it begins with the headers of a mail.</summary>
    public static bool IsMail(ReadOnlySpan<byte> start)
    {
        // The last line may be cut: it tells nothing.
        var end = start.LastIndexOf((byte)'\n');
        return end >= 0 && HeaderBlock.TryFind(start[..(end + 1)], out _, out _);
    }
}
