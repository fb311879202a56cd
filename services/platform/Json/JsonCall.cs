using Grpc.Core;

namespace Flights.Platform.Json;

/// <summary>A call by JSON, with what transcoding leaves out of it: a deadline, trailers, which nobody sees, and write options, which change
/// nothing.</summary>
internal sealed class JsonCall(ServerCallContext inner, DateTime deadline, CancellationToken cancellationToken) : ServerCallContext
{
    /// <inheritdoc/>
    protected override string MethodCore => inner.Method;

    /// <inheritdoc/>
    protected override string HostCore => inner.Host;

    /// <inheritdoc/>
    protected override string PeerCore => inner.Peer;

    /// <inheritdoc/>
    protected override DateTime DeadlineCore => deadline;

    /// <inheritdoc/>
    protected override Metadata RequestHeadersCore => inner.RequestHeaders;

    /// <inheritdoc/>
    protected override CancellationToken CancellationTokenCore => cancellationToken;

    /// <inheritdoc/>
    protected override Metadata ResponseTrailersCore { get; } = [];

    /// <inheritdoc/>
    protected override Status StatusCore
    {
        get => inner.Status;
        set => inner.Status = value;
    }

    /// <inheritdoc/>
    protected override WriteOptions? WriteOptionsCore { get; set; }

    /// <inheritdoc/>
    protected override AuthContext AuthContextCore => inner.AuthContext;

    /// <inheritdoc/>
    protected override IDictionary<object, object> UserStateCore => inner.UserState;

    /// <inheritdoc/>
    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => inner.WriteResponseHeadersAsync(responseHeaders);

    /// <inheritdoc/>
    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) => inner.CreatePropagationToken(options);
}
