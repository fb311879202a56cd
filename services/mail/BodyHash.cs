using System.Security.Cryptography;
using System.Text;
using Flights.Domain.Flights;
using Flights.Domain.Reports;
using MimeKit;

namespace Flights.Mail;

/// <summary>Checks a body against the hash in its DKIM signature (RFC 6376, tag <c>bh=</c>). The signature itself needs its key, which
/// is gone from the DNS when a report is read years later: the hash shows that the body is whole, not who signed it.</summary>
internal static class BodyHash
{
    /// <summary>The domain whose signatures count: osstest's. Another one signs replies and what lists send on.</summary>
    private const string Domain = "xenproject.org";

    /// <summary>Checks a body.</summary>
    /// <param name="headers">The headers of the mail.</param>
    /// <param name="rawBody">The body as it was received.</param>
    /// <param name="decodedText">The decoded text part.</param>
    public static BodyHashState Check(HeaderList headers, ReadOnlySpan<byte> rawBody, ReadOnlySpan<byte> decodedText)
    {
        var signed = headers.Where(header => header.Id == HeaderId.DkimSignature)
            .Select(header => ReadTags(header.Value))
            .Where(tags => tags.GetValueOrDefault("d") == Domain && tags.ContainsKey("bh"))
            .Select(tags => tags["bh"])
            .ToHashSet(StringComparer.Ordinal);
        if (signed.Count == 0)
        {
            return BodyHashState.Absent;
        }

        // A list may encode the body anew and add its footer; both are undone.
        var hashes = new[] { Hash(rawBody), Hash(decodedText), Hash(WithoutFooter(rawBody)), Hash(WithoutFooter(decodedText)) };
        return hashes.Any(signed.Contains) ? BodyHashState.Verified : BodyHashState.Mismatch;
    }

    private static ReadOnlySpan<byte> WithoutFooter(ReadOnlySpan<byte> body)
    {
        for (var start = 0; start < body.Length;)
        {
            var length = body[start..].IndexOf((byte)'\n');
            var end = length < 0 ? body.Length : start + length + 1;
            if (body[start] == (byte)'_' && ListFooter.IsRule(Encoding.Latin1.GetString(body[start..end]).AsSpan().TrimEnd('\n')))
            {
                return body[..start];
            }

            start = end;
        }

        return body;
    }

    private static string Hash(ReadOnlySpan<byte> body) => Convert.ToBase64String(SHA256.HashData(RelaxedBody.Canonicalize(body)));

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
