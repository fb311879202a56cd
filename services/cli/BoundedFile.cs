namespace Flights.Cli;

/// <summary>Reads files that may be of any size.</summary>
internal static class BoundedFile
{
    /// <summary>The size up to which a file is read: the upper end of the range of the parser's own limit.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>Reads a file that a command was given.</summary>
    /// <param name="file">The file.</param>
    /// <param name="bytes">Its bytes, as <see cref="Read"/> gives them; empty if it cannot be read.</param>
    /// <param name="why">Why it cannot be read, for a person; empty if it can.</param>
    public static bool TryRead(FileInfo file, out byte[] bytes, out string why)
    {
        try
        {
            (bytes, why) = (Read(file), "");
            return true;
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            (bytes, why) = ([], error.Message);
            return false;
        }
    }

    /// <summary>Whether an error says that a file cannot be read.</summary>
    public static bool IsUnreadable(Exception error) => error is IOException or UnauthorizedAccessException;

    /// <summary>The bytes of a file; of a larger one than <see cref="MaxBytes"/>, one byte more, so that it is seen to be too large.</summary>
    public static byte[] Read(FileInfo file)
    {
        using var stream = file.OpenRead();
        var bytes = new byte[(int)Math.Min(stream.Length, MaxBytes + 1L)];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes[..read];
    }
}
