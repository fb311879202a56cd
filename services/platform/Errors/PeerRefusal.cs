using Grpc.Core;

namespace Flights.Platform.Errors;

/// <summary>Calls of another service that fail before it looks at them: it does not let this one in, or this one does not trust it.</summary>
internal static class PeerRefusal
{
    /// <summary>Whether a call failed so. The client calls a failed TLS handshake <c>INTERNAL</c>.</summary>
    public static bool Is(RpcException call) => call.StatusCode switch
    {
        StatusCode.Unauthenticated or StatusCode.PermissionDenied => true,
        StatusCode.Internal => call.Status.DebugException is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError },
        _ => false,
    };
}
