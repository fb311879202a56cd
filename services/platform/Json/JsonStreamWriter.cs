using Grpc.Core;

namespace Flights.Platform.Json;

/// <summary>Writes the messages of a stream as JSON, a line each, which goes out at once whatever the write options say: transcoding has
/// none.</summary>
internal sealed class JsonStreamWriter<TMessage>(IServerStreamWriter<TMessage> inner) : IServerStreamWriter<TMessage>
{
    /// <inheritdoc/>
    public WriteOptions? WriteOptions { get; set; }

    /// <inheritdoc/>
    public Task WriteAsync(TMessage message) => inner.WriteAsync(message);

    /// <inheritdoc/>
    public Task WriteAsync(TMessage message, CancellationToken cancellationToken) => inner.WriteAsync(message, cancellationToken);
}
