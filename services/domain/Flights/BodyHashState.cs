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
}
