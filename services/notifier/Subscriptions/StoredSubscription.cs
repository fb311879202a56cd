using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Flights.Notifier.Subscriptions;

/// <summary>A subscription as it is stored.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Version">Grows with each change.</param>
/// <param name="Value">The subscription, with its etag.</param>
internal sealed record StoredSubscription(long Id, long Version, V1.Subscription Value)
{
    private const int EtagDigits = 16;

    /// <summary>The subscription of a row.</summary>
    public static StoredSubscription Of(long id, long version, byte[] payload)
    {
        var value = V1.Subscription.Parser.ParseFrom(payload);
        value.Etag = Etag(value, version);
        return new StoredSubscription(id, version, value);
    }

    /// <summary>The etag of a version. The time is in it because a name that was deleted may be given again.</summary>
    public static string Etag(V1.Subscription value, long version)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{value.Name}\n{value.CreateTime}\n{version}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..EtagDigits];
    }
}
