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
        var body = ListFooter.Cut(text).Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n') + "\n";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
    }
}
