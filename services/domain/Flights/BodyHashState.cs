namespace Flights.Domain.Flights;

/// <summary>Whether a text is proven by the body hash of its signature (RFC 6376, tag <c>bh=</c>).</summary>
public enum BodyHashState
{
    /// <summary>There is no signature.</summary>
    Absent,

    /// <summary>The body is the one that was signed.</summary>
    Verified,

    /// <summary>The body is not the one that was signed.</summary>
    Mismatch,

    /// <summary>There is a signature, but nothing that it says can be checked: it hashes by another algorithm than SHA-256, canonicalises
    /// the body in an unknown way, or covers the beginning of the body alone.</summary>
    Unchecked,
}
