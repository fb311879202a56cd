namespace Flights.BaselineStore;

/// <summary>Walks over the fields of an encoded message. What they hold is not decoded.</summary>
/// <param name="message">The message.</param>
internal ref struct EncodedFields(ReadOnlySpan<byte> message)
{
    private const int NumberShift = 3;
    private const int WireTypeMask = 7;

    private ReadOnlySpan<byte> _rest = message;

    /// <summary>The number of the field.</summary>
    public int Number { get; private set; }

    /// <summary>The whole field, with its number.</summary>
    public ReadOnlySpan<byte> Whole { get; private set; }

    /// <summary>What a text, a message or bytes hold.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>Goes on to the next field, if there is one.</summary>
    /// <exception cref="InvalidDataException">It is no message.</exception>
    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var start = _rest;
        var tag = TakeNumber();
        Number = (int)(tag >> NumberShift);
        Content = Take((tag & WireTypeMask) switch
        {
            0 => LengthOfNumber(),
            1 => sizeof(ulong),
            2 => TakeNumber(),
            5 => sizeof(uint),
            _ => throw Damaged(),
        });
        Whole = start[..^_rest.Length];
        return true;
    }

    private static InvalidDataException Damaged() => new("A message is damaged.");

    private ulong LengthOfNumber()
    {
        var end = _rest.IndexOfAnyInRange((byte)0, (byte)0x7F);
        return end >= 0 ? (ulong)end + 1 : throw Damaged();
    }

    // Seven bits in each byte, the lowest first; the highest bit of all but the last is set.
    private ulong TakeNumber()
    {
        var number = 0UL;
        var bytes = Take(LengthOfNumber());
        for (var i = bytes.Length - 1; i >= 0; i--)
        {
            number = (number << 7) | (bytes[i] & 0x7FUL);
        }

        return number;
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
        {
            throw Damaged();
        }

        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }
}
