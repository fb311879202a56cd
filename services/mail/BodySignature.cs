using System.Globalization;

namespace Flights.Mail;

/// <summary>What a DKIM signature (RFC 6376) says of the body.</summary>
/// <param name="Domain">Who signed: tag <c>d=</c>.</param>
/// <param name="Hash">The hash of the body in Base64: tag <c>bh=</c>.</param>
internal sealed record BodySignature(string Domain, string Hash)
{
    /// <summary>Whether the body's canonical form is the relaxed one, and not the simple one: tag <c>c=</c>, behind the slash.</summary>
    public bool IsRelaxed { get; private init; }

    /// <summary>How many bytes of the canonical body were hashed, or null if all were: tag <c>l=</c>.</summary>
    public long? Length { get; private init; }

    /// <summary>Whether hash and canonical form are known ones, so that the body can be compared. SHA-1 is not: a body can be made to
    /// it.</summary>
    public bool CanBeChecked { get; private init; }

    /// <summary>Reads the value of a <c>DKIM-Signature</c> header.</summary>
    /// <returns>The signature, or null if it does not say who signed or has no hash of a body.</returns>
    public static BodySignature? Read(string value)
    {
        var tags = ReadTags(value);
        if (!tags.TryGetValue("d", out var domain) || !tags.TryGetValue("bh", out var hash))
        {
            return null;
        }

        var canonical = tags.GetValueOrDefault("c", "simple");
        var slash = canonical.IndexOf('/', StringComparison.Ordinal);
        var body = slash < 0 ? "simple" : canonical[(slash + 1)..];
        var hasLength = tags.TryGetValue("l", out var digits);
        var isLength = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var length);
        return new BodySignature(domain, hash)
        {
            IsRelaxed = body == "relaxed",
            Length = isLength ? length : null,
            CanBeChecked = tags.GetValueOrDefault("a", "").EndsWith("-sha256", StringComparison.Ordinal)
                && (body is "relaxed" or "simple")
                && hasLength == isLength,
        };
    }

    private static Dictionary<string, string> ReadTags(string signature)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in signature.Split(';'))
        {
            var equals = tag.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                tags[tag[..equals].Trim()] = string.Concat(tag[(equals + 1)..].Where(c => !char.IsWhiteSpace(c)));
            }
        }

        return tags;
    }
}
