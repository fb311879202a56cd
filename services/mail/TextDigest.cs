using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Flights.Domain.Reports;

namespace Flights.Mail;

/// <summary>The digest by which two copies of one report are known as one.</summary>
public static class TextDigest
{
    /// <summary>The SHA-256 of a text with LF line ends, without a list's footer and without empty lines at its end, which a mail gains or
    /// loses on its way.</summary>
    /// <param name="text">The decoded text.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(string text)
    {
        var body = ListFooter.Cut(text);
        var lines = body.Contains('\r', StringComparison.Ordinal) ? body.Replace("\r\n", "\n", StringComparison.Ordinal) : body;
        var content = lines.AsSpan().TrimEnd('\n');
        var room = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(content.Length + 1));
        var length = Encoding.UTF8.GetBytes(content, room);
        room[length++] = (byte)'\n';
        var digest = Convert.ToHexStringLower(SHA256.HashData(room.AsSpan(0, length)));
        ArrayPool<byte>.Shared.Return(room);
        return digest;
    }
}
