using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Flights.Domain.Flights;

/// <summary>Makes ids of what is said, so that the same said twice is recognised.</summary>
internal static class ContentId
{
    private const int Bytes = 12;

    /// <summary>The first 24 hexadecimal digits of the SHA-256 of some texts.</summary>
    public static string Of(IEnumerable<string> texts)
    {
        // A length before each text keeps them apart, whatever they hold.
        var all = string.Concat(texts.Select(text => string.Create(CultureInfo.InvariantCulture, $"{text.Length}:{text}")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)).AsSpan(0, Bytes));
    }
}
