using System.Buffers;

namespace Flights.Mail;

/// <summary>Walks over the lines of a stream of bytes. Of a line beyond the limit only as much is kept as the limit lets,
/// and one byte.</summary>
/// <param name="stream">The bytes. The caller disposes of them.</param>
/// <param name="maxLength">The length up to which a line is kept, line end included.</param>
public sealed class ByteLines(Stream stream, int maxLength)
{
    private const int BufferLength = 64 * 1024;
    private readonly byte[] _buffer = new byte[BufferLength];
    private readonly ArrayBufferWriter<byte> _line = new();
    private int _position;
    private int _end;

    /// <summary>The number of the current line, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The current line, with its line end; valid until the next one.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Goes to the next line.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveNext()
    {
        _line.ResetWrittenCount();
        var isWhole = false;
        while (!isWhole && (_position < _end || Fill()))
        {
            var rest = _buffer.AsSpan(_position, _end - _position);
            var newline = rest.IndexOf((byte)'\n');
            isWhole = newline >= 0;
            var length = isWhole ? newline + 1 : rest.Length;
            _line.Write(rest[..(int)Math.Min(length, maxLength + 1L - _line.WrittenCount)]);
            _position += length;
        }

        if (_line.WrittenCount == 0)
        {
            return false;
        }

        Number++;
        Line = _line.WrittenMemory;
        return true;
    }

    private bool Fill()
    {
        _position = 0;
        _end = stream.Read(_buffer);
        return _end > 0;
    }
}
