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

    // A list may encode the body anew and add its footer; both are undone.
    private const int FormCount = 4;

    // A mail has one or two. Each costs some passes over the body, and headers have room for thousands.
    private const int MaxSignatures = 8;

    /// <summary>Checks a body.</summary>
    /// <param name="headers">The headers of the mail.</param>
    /// <param name="rawBody">The body as it was received.</param>
    /// <param name="decodedText">The decoded text part.</param>
    /// <returns>Verified if one of the signatures fits; else mismatch if one could be checked. Of very many, the first ones
    /// count.</returns>
    public static BodyHashState Check(HeaderList headers, ReadOnlySpan<byte> rawBody, ReadOnlySpan<byte> decodedText)
    {
        var state = BodyHashState.Absent;
        var count = 0;
        foreach (var header in headers)
        {
            if (header.Id != HeaderId.DkimSignature || BodySignature.Read(header.Value) is not { } signature
                || !signature.Domain.Equals(Domain, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            switch (signature.CanBeChecked && ++count <= MaxSignatures ? Check(signature, rawBody, decodedText) : BodyHashState.Unchecked)
            {
                case BodyHashState.Verified:
                    return BodyHashState.Verified;
                case BodyHashState.Mismatch:
                    state = BodyHashState.Mismatch;
                    break;
                default:
                    state = state == BodyHashState.Mismatch ? state : BodyHashState.Unchecked;
                    break;
            }
        }

        return state;
    }

    private static BodyHashState Check(BodySignature signature, ReadOnlySpan<byte> rawBody, ReadOnlySpan<byte> decodedText)
    {
        var state = BodyHashState.Mismatch;
        for (var form = 0; form < FormCount; form++)
        {
            var body = form % 2 == 0 ? rawBody : decodedText;
            var canonical = CanonicalBody.Of(form < 2 ? body : WithoutFooter(body), signature.IsRelaxed);
            var length = signature.Length ?? canonical.Length;
            if (length <= canonical.Length && Hash(canonical[..(int)length]) == signature.Hash)
            {
                if (length == canonical.Length)
                {
                    return BodyHashState.Verified;
                }

                state = BodyHashState.Unchecked;
            }
        }

        return state;
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

    private static string Hash(ReadOnlySpan<byte> canonical) => Convert.ToBase64String(SHA256.HashData(canonical));
}
