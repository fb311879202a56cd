namespace Flights.Cli.Sources;

/// <summary>A stream whose first bytes have been read already, for a look at them.</summary>
/// <param name="start">Those bytes.</param>
/// <param name="rest">The stream behind them. It is not disposed of.</param>
internal sealed class PrefixedStream(byte[] start, Stream rest) : ForwardStream
{
    private int _position;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_position >= start.Length)
        {
            return rest.Read(buffer);
        }

        var count = Math.Min(buffer.Length, start.Length - _position);
        start.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
