namespace Flights.Platform.Security;

/// <summary>Files with a key, a certificate or a token: small ones.</summary>
internal static class SmallFile
{
    /// <summary>The whole text of a file.</summary>
    /// <exception cref="IOException">It cannot be read, or is larger than that.</exception>
    public static string Read(string path, int mostBytes)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[mostBytes + 1];
        var count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return count <= mostBytes
            ? System.Text.Encoding.UTF8.GetString(bytes, 0, count)
            : throw new IOException($"'{path}' has more than {mostBytes} bytes.");
    }
}
