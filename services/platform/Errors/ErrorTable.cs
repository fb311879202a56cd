using Flights.Domain.Flights;
using Flights.Platform.Security;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Flights.Platform.Errors;

/// <summary>The one table from errors to gRPC statuses.
/// <list type="table">
/// <item><term><see cref="ErrorKind.InvalidArgument"/></term><description><c>INVALID_ARGUMENT</c>, with the fields that are wrong</description></item>
/// <item><term><see cref="ErrorKind.NotFound"/></term><description><c>NOT_FOUND</c></description></item>
/// <item><term><see cref="ErrorKind.AlreadyExists"/></term><description><c>ALREADY_EXISTS</c></description></item>
/// <item><term><see cref="ErrorKind.FailedPrecondition"/></term><description><c>FAILED_PRECONDITION</c></description></item>
/// <item><term><see cref="ErrorKind.Aborted"/></term><description><c>ABORTED</c></description></item>
/// <item><term><see cref="ErrorKind.Unauthenticated"/></term><description><c>UNAUTHENTICATED</c></description></item>
/// <item><term><see cref="ErrorKind.PermissionDenied"/></term><description><c>PERMISSION_DENIED</c></description></item>
/// <item><term><see cref="ErrorKind.Unavailable"/></term><description><c>UNAVAILABLE</c></description></item>
/// <item><term><see cref="ErrorKind.ResourceExhausted"/></term><description><c>RESOURCE_EXHAUSTED</c></description></item>
/// <item><term>the caller hung up</term><description><c>CANCELLED</c></description></item>
/// <item><term>the caller's deadline is over</term><description><c>DEADLINE_EXCEEDED</c></description></item>
/// <item><term>the work was stopped, but not by the caller</term><description><c>UNAVAILABLE</c>, reason <c>INTERRUPTED</c></description></item>
/// <item><term>another service does not let this one in</term><description><c>UNAVAILABLE</c>, reason <c>PEER_REFUSED</c></description></item>
/// <item><term>an answer of another service</term><description>passed on as it is</description></item>
/// <item><term>anything else</term><description><c>INTERNAL</c>, reason <c>INTERNAL</c>, and no word of the exception</description></item>
/// </list>
/// Each status carries <c>google.rpc.ErrorInfo</c> with the reason, the domain <c>flights</c> and the error's metadata, and one that says when to
/// try again <c>google.rpc.RetryInfo</c>.</summary>
public static class ErrorTable
{
    /// <summary>The domain of every <c>google.rpc.ErrorInfo</c> of the suite.</summary>
    public const string Domain = "flights";

    /// <summary>The status code of an error.</summary>
    public static StatusCode CodeOf(ErrorKind kind) => kind switch
    {
        ErrorKind.InvalidArgument => StatusCode.InvalidArgument,
        ErrorKind.NotFound => StatusCode.NotFound,
        ErrorKind.AlreadyExists => StatusCode.AlreadyExists,
        ErrorKind.FailedPrecondition => StatusCode.FailedPrecondition,
        ErrorKind.Aborted => StatusCode.Aborted,
        ErrorKind.Unauthenticated => StatusCode.Unauthenticated,
        ErrorKind.PermissionDenied => StatusCode.PermissionDenied,
        ErrorKind.Unavailable => StatusCode.Unavailable,
        ErrorKind.ResourceExhausted => StatusCode.ResourceExhausted,
        _ => StatusCode.Internal,
    };

    /// <summary>The answer to a call that failed.</summary>
    /// <param name="exception">Why it failed.</param>
    /// <param name="callEnded">Whether the caller has hung up or its deadline is over.</param>
    /// <param name="deadlinePassed">Whether the caller's deadline is over.</param>
    public static RpcException ToRpcException(Exception exception, bool callEnded, bool deadlinePassed) => exception switch
    {
        // The caller's own token is another one, and nothing is wrong with it.
        RpcException answer when PeerRefusal.Is(answer) => Rich(
            StatusCode.Unavailable, AccessReasons.PeerRefused, "Another service and this one do not let each other in: tokens or certificates have to be mended."),
        RpcException answer => answer,
        FlightsException error => Rich(CodeOf(error.Kind), error.Reason, error.Message, FieldsOf(error), error.Metadata, error.RetryDelay),
        OperationCanceledException when deadlinePassed => Plain(StatusCode.DeadlineExceeded, "The deadline is over."),
        OperationCanceledException when callEnded => Plain(StatusCode.Cancelled, "The caller hung up."),
        OperationCanceledException => Rich(StatusCode.Unavailable, "INTERRUPTED", "The service stopped working on the call: try again."),
        _ => Rich(StatusCode.Internal, "INTERNAL", "Something went wrong inside the service: its log tells what."),
    };

    private static RpcException Plain(StatusCode code, string message) => new(new Grpc.Core.Status(code, message));

    private static IReadOnlyList<FieldError> FieldsOf(FlightsException error) =>
        error.FieldErrors.Count == 0 && error.Field.Length > 0
            ? [new FieldError(error.Field, error.Reason, error.Message)]
            : error.FieldErrors;

    private static RpcException Rich(
        StatusCode code,
        string reason,
        string message,
        IReadOnlyList<FieldError>? fields = null,
        IReadOnlyDictionary<string, string>? metadata = null,
        TimeSpan? retryDelay = null)
    {
        var info = new ErrorInfo { Reason = reason, Domain = Domain };
        foreach (var (key, value) in metadata ?? new Dictionary<string, string>())
        {
            info.Metadata[key] = value;
        }

        var status = new Google.Rpc.Status { Code = (int)code, Message = message };
        status.Details.Add(Any.Pack((IMessage)info));
        if (fields is { Count: > 0 })
        {
            var request = new BadRequest();
            request.FieldViolations.AddRange(fields.Select(field =>
                new BadRequest.Types.FieldViolation { Field = field.Field, Description = field.Message, Reason = field.Reason }));
            status.Details.Add(Any.Pack((IMessage)request));
        }

        if (retryDelay is { } delay)
        {
            status.Details.Add(Any.Pack((IMessage)new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) }));
        }

        return status.ToRpcException();
    }
}
