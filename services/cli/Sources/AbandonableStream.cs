namespace Flights.Cli.Sources;

/// <summary>A stream whose reader can go away while it waits: the end of a pipe that stays open and says nothing cannot be read with a
/// cancellation token.</summary>
/// <param name="stream">The stream. It is not disposed of: a read that was abandoned still waits for it.</param>
/// <param name="cancellationToken">Ends every read; none may follow.</param>
internal sealed class AbandonableStream(Stream stream, CancellationToken cancellationToken) : ForwardStream
{
    // The stream's own: a read that was abandoned may still write into it when the caller's is used for something else.
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <inheritdoc/>
    /// <exception cref="OperationCanceledException">The reader goes away.</exception>
    public override int Read(Span<byte> buffer)
    {
        var length = Math.Min(buffer.Length, _buffer.Length);
        var reading = Task.Run(() => stream.Read(_buffer, 0, length), CancellationToken.None);
        var count = reading.WaitAsync(cancellationToken).GetAwaiter().GetResult();
        _buffer.AsSpan(0, count).CopyTo(buffer);
        return count;
    }
}
