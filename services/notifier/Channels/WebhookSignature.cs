using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Flights.Notifier.Channels;

/// <summary>Signs messages as Standard Webhooks 1.0 says.</summary>
internal static class WebhookSignature
{
    private const string Base64Prefix = "whsec_";

    /// <summary>The headers of a signed message.</summary>
    /// <param name="secret">The key: <c>whsec_</c> and base64, or any text.</param>
    /// <param name="id">The id of the message.</param>
    /// <param name="time">When it is sent: an old copy is known by it.</param>
    /// <param name="body">The body.</param>
    public static IEnumerable<(string Name, string Value)> Of(string secret, string id, DateTimeOffset time, byte[] body)
    {
        var stamp = time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{stamp}."), .. body];
        var signature = Convert.ToBase64String(HMACSHA256.HashData(KeyOf(secret), signed));
        return [("webhook-id", id), ("webhook-timestamp", stamp), ("webhook-signature", $"v1,{signature}")];
    }

    private static byte[] KeyOf(string secret)
    {
        var key = new byte[secret.Length];
        return secret.StartsWith(Base64Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(secret[Base64Prefix.Length..], key, out var count)
            ? key[..count]
            : Encoding.UTF8.GetBytes(secret);
    }
}
