using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Flights.Cli.Import;

/// <summary>What makes two mails the same for an import: a SHA-256 of their bytes, or of git's name of them.</summary>
/// <param name="High">Its first 16 bytes.</param>
/// <param name="Low">Its last 16 bytes.</param>
internal readonly record struct MailKey(UInt128 High, UInt128 Low)
{
    private const int HalfDigits = 32;

    /// <summary>The key of a mail's bytes; with no lab given, just their SHA-256.</summary>
    /// <param name="lab">The lab to which the mail is said to belong, for which it is another fact; empty for none.</param>
    /// <param name="bytes">The mail.</param>
    public static MailKey OfBytes(string lab, ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(lab));
        hash.AppendData(bytes);
        return Of(hash.GetHashAndReset());
    }

    /// <summary>The key of a blob of git.</summary>
    public static MailKey OfBlob(string lab, string blob) => Of(SHA256.HashData(Encoding.UTF8.GetBytes($"{lab} git blob {blob}")));

    /// <summary>Reads 64 hexadecimal digits.</summary>
    public static bool TryParse(string text, out MailKey key)
    {
        key = default;
        if (text.Length != 2 * HalfDigits
            || !UInt128.TryParse(text.AsSpan(0, HalfDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var high)
            || !UInt128.TryParse(text.AsSpan(HalfDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var low))
        {
            return false;
        }

        key = new MailKey(high, low);
        return true;
    }

    /// <summary>The key as 64 lower-case hexadecimal digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:x32}{Low:x32}");

    private static MailKey Of(ReadOnlySpan<byte> hash) => new(
        BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
}
