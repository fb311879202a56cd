using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Flights.Platform.Tests.Security;

/// <summary>Makes JSON Web Tokens by hand, so that no library agrees with itself: right ones, and wrong ones in every way.</summary>
public sealed class TestIssuer
{
    public const string Name = "https://issuer.example.org";

    private readonly string _algorithm;
    private readonly Func<byte[], byte[]> _sign;

    private TestIssuer(string algorithm, Func<byte[], byte[]> sign, string keyFile)
    {
        _algorithm = algorithm;
        _sign = sign;
        KeyFile = keyFile;
    }

    /// <summary>What stands in the key file of who accepts its tokens.</summary>
    public string KeyFile { get; }

    /// <summary>What is added to the header of each token, such as the key's id.</summary>
    public Dictionary<string, object> Header { get; init; } = [];

    public static TestIssuer Symmetric() => Symmetric(RandomNumberGenerator.GetBytes(32));

    public static TestIssuer Symmetric(byte[] key) => new("HS256", data => HMACSHA256.HashData(key, data), Convert.ToBase64String(key));

    public static TestIssuer Rsa(Func<RSA, string> keyFile)
    {
        var key = RSA.Create(2048);
        return new TestIssuer("RS256", data => key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), keyFile(key));
    }

    public static TestIssuer Curve(Func<ECDsa, string> keyFile)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new TestIssuer("ES256", data => key.SignData(data, HashAlgorithmName.SHA256), keyFile(key));
    }

    public static TestIssuer Keyless() => new("none", _ => [], "");

    /// <summary>A token that is good for an hour. A change to null takes a claim away.</summary>
    public string Token(string role, params (string Claim, object? Value)[] changes)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = Name,
            ["aud"] = "flights",
            ["sub"] = "someone",
            ["exp"] = now + 3600,
            ["roles"] = new[] { role },
        };
        foreach (var (claim, value) in changes)
        {
            claims[claim] = value;
        }

        var header = new Dictionary<string, object>(Header) { ["alg"] = _algorithm, ["typ"] = "JWT" };
        var data = $"{Part(header)}.{Part(claims.Where(claim => claim.Value is not null).ToDictionary())}";
        return $"{data}.{Base64Url.EncodeToString(_sign(Encoding.ASCII.GetBytes(data)))}";
    }

    private static string Part<T>(T content) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(content));
}
