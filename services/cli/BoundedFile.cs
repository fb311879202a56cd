namespace Flights.Cli;

/// <summary>Reads files that may be of any size.</summary>
internal static class BoundedFile
{
    /// <summary>The size up to which a file is read: the upper end of the range of the parser's own limit.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>The bytes of a file; of a larger one than <see cref="MaxBytes"/>, one byte more, so that it is seen to be too large.</summary>
    public static byte[] Read(FileInfo file)
    {
        using var stream = file.OpenRead();
        var bytes = new byte[(int)Math.Min(stream.Length, MaxBytes + 1L)];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes[..read];
    }
}
