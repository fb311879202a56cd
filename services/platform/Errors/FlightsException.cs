using Flights.Domain.Flights;

namespace Flights.Platform.Errors;

/// <summary>What went wrong for a caller, in words that do not change: the only exception that business code throws.</summary>
public class FlightsException : Exception
{
    /// <summary>Makes an error that <see cref="ErrorTable"/> turns into a gRPC status.</summary>
    /// <param name="kind">What sort of error it is: it decides the status code.</param>
    /// <param name="reason">A stable reason in UPPER_SNAKE_CASE, such as <c>FLIGHT_NOT_FOUND</c>.</param>
    /// <param name="message">A sentence for the caller: what is wrong and what to do.</param>
    /// <param name="cause">What made it go wrong, for the log; a caller does not see it.</param>
    public FlightsException(ErrorKind kind, string reason, string message, Exception? cause = null)
        : base(message, cause)
    {
        Kind = kind;
        Reason = reason;
    }

    /// <summary>What sort of error it is.</summary>
    public ErrorKind Kind { get; }

    /// <summary>The stable reason, in UPPER_SNAKE_CASE.</summary>
    public string Reason { get; }

    /// <summary>The field of the request that is wrong, such as <c>page_size</c>; empty if it is none.</summary>
    public string Field { get; init; } = "";

    /// <summary>Each field that is wrong, where several may be; else empty, and <see cref="Field"/> tells.</summary>
    public IReadOnlyList<FieldError> FieldErrors { get; init; } = [];

    /// <summary>What else a program may want to know, such as <c>line</c> and <c>column</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>How long the caller is to wait before it tries again; null if nobody can tell, or if trying again is of no use.</summary>
    public TimeSpan? RetryDelay { get; init; }
}

/// <summary>The sorts of errors that business code tells callers of.</summary>
public enum ErrorKind
{
    /// <summary>The request is wrong, whatever is recorded.</summary>
    InvalidArgument,

    /// <summary>What the request names is not there.</summary>
    NotFound,

    /// <summary>What the request would make is there already, and is something else.</summary>
    AlreadyExists,

    /// <summary>What is recorded is not such that the request could be answered.</summary>
    FailedPrecondition,

    /// <summary>What is there is no longer what the request goes by: read it again, then decide.</summary>
    Aborted,

    /// <summary>Nobody knows who the caller is.</summary>
    Unauthenticated,

    /// <summary>The caller is known, and may not do this.</summary>
    PermissionDenied,

    /// <summary>Something that this service leans on cannot be reached: try again.</summary>
    Unavailable,

    /// <summary>A limit is reached: try again later, or with less.</summary>
    ResourceExhausted,
}
