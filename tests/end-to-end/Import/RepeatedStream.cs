namespace Flights.EndToEnd.Tests.Import;

/// <summary>A stream that says the same again and again: a large file that nobody has to keep.</summary>
/// <param name="part">What it says.</param>
/// <param name="count">How often.</param>
internal sealed class RepeatedStream(byte[] part, int count) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => (long)part.Length * count;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var start = (int)(_position % part.Length);
        var length = (int)Math.Min(Math.Min(buffer.Length, part.Length - start), Length - _position);
        part.AsSpan(start, length).CopyTo(buffer);
        _position += length;
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
