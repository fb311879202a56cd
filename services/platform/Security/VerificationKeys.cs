using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Flights.Platform.Security;

/// <summary>Reads the keys that tokens are checked with, in every form that a key file may have.</summary>
internal static class VerificationKeys
{
    private const int LeastSymmetricBytes = 32;
    private const int LeastRsaBits = 2048;

    // No file of keys comes near to it, and a device or a log never ends.
    private const int MostBytes = 1024 * 1024;

    /// <summary>Each algorithm goes with one kind of key; a token cannot choose another, and never «none».</summary>
    public static readonly IReadOnlyList<string> Algorithms =
    [
        SecurityAlgorithms.HmacSha256, SecurityAlgorithms.HmacSha384, SecurityAlgorithms.HmacSha512,
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>The keys of a file; there is at least one.</summary>
    /// <exception cref="FormatException">It holds none, or one that is too short or private. The message never quotes the file.</exception>
    /// <exception cref="CryptographicException">A key is damaged.</exception>
    public static IReadOnlyList<SecurityKey> Read(string file)
    {
        var text = SmallFile.Read(file, MostBytes).Trim();
        var keys = KeysIn(text);
        return keys.Count > 0 ? keys : throw new FormatException("there is no key in it.");
    }

    private static List<SecurityKey> KeysIn(string text) => text switch
    {
        ['{', ..] => OfJson(text),
        ['-', ..] => OfPem(text),
        _ => [OfBase64(text)],
    };

    private static SymmetricSecurityKey OfBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) && count >= LeastSymmetricBytes
            ? new SymmetricSecurityKey(bytes[..count])
            : throw new FormatException($"it is neither PEM nor JWK, nor the base64 of {LeastSymmetricBytes} bytes or more.");
    }

    private static List<SecurityKey> OfPem(string text)
    {
        var keys = new List<SecurityKey>();
        for (var rest = text.AsSpan(); PemEncoding.TryFind(rest, out var fields); rest = rest[fields.Location.End..])
        {
            var bytes = Convert.FromBase64String(rest[fields.Base64Data].ToString());
            keys.Add(rest[fields.Label] switch
            {
                "PUBLIC KEY" => OfPublicKey(PublicKey.CreateFromSubjectPublicKeyInfo(bytes, out _)),
                "CERTIFICATE" => OfCertificate(bytes),
                var label => throw new FormatException($"'{label}' is neither a public key nor a certificate: a service needs no other."),
            });
        }

        return keys;
    }

    private static SecurityKey OfCertificate(byte[] bytes)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(bytes);
        return OfPublicKey(certificate.PublicKey);
    }

    private static SecurityKey OfPublicKey(PublicKey key)
    {
        if (key.GetRSAPublicKey() is { } rsa)
        {
            return rsa.KeySize >= LeastRsaBits
                ? new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: false))
                : throw new FormatException($"an RSA key must have {LeastRsaBits} bits or more.");
        }

        return key.GetECDsaPublicKey() is { } curve
            ? new ECDsaSecurityKey(curve)
            : throw new FormatException("a key must be one of RSA or of an elliptic curve.");
    }

    private static List<SecurityKey> OfJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var isSet = document.RootElement.TryGetProperty("keys", out _);
            var keys = isSet ? new JsonWebKeySet(text).Keys : [new JsonWebKey(text)];
            return [.. keys.Where(key => key.Use != "enc").Select(Checked)];
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            // The reader's own message quotes what it could not read, which may be a key.
            throw new FormatException("it is no JWK and no set of them.");
        }
    }

    private static JsonWebKey Checked(JsonWebKey key)
    {
        var least = key.Kty switch
        {
            JsonWebAlgorithmsKeyTypes.Octet => LeastSymmetricBytes * 8,
            JsonWebAlgorithmsKeyTypes.RSA => LeastRsaBits,
            JsonWebAlgorithmsKeyTypes.EllipticCurve => 256,
            _ => throw new FormatException("a JWK must be of the kind 'oct', 'RSA' or 'EC'."),
        };
        if (key.D is not null)
        {
            throw new FormatException("a JWK in it is private: a service needs the public one alone.");
        }

        return key.KeySize >= least ? key : throw new FormatException($"a JWK of the kind '{key.Kty}' must have {least} bits or more.");
    }
}
