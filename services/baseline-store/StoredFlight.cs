using System.Buffers.Binary;
using System.Data.Common;
using System.IO.Compression;
using Google.Protobuf;

namespace Flights.BaselineStore;

/// <summary>How a report's facts stand in a row: as <c>flights.v1.Flight</c>, compressed if that is long. Complete facts repeat themselves:
/// of a flight of 100 jobs, which is 70 KB, a few remain.</summary>
internal static class StoredFlight
{
    // No message begins with it: it would be the tag of a field with the number 0. Behind it stand the message's length, as four bytes with
    // the lowest first, and the message in Brotli's format.
    private const byte Compressed = 0;

    private const int HeaderLength = 1 + sizeof(int);
    private const int LeastCompressedLength = 512;

    // Of 0 to 11: recording waits for it.
    private const int Quality = 1;

    // 2^18 bytes: longer than most flights.
    private const int Window = 18;

    /// <summary>The bytes that stand for facts.</summary>
    public static byte[] Write(V1.Flight flight)
    {
        var message = flight.ToByteArray();
        if (message.Length < LeastCompressedLength)
        {
            return message;
        }

        var stored = new byte[HeaderLength + BrotliEncoder.GetMaxCompressedLength(message.Length)];
        stored[0] = Compressed;
        BinaryPrimitives.WriteInt32LittleEndian(stored.AsSpan(1), message.Length);
        return BrotliEncoder.TryCompress(message, stored.AsSpan(HeaderLength), out var length, Quality, Window)
            ? stored[..(HeaderLength + length)]
            : message;
    }

    /// <summary>The facts that a column of a row holds.</summary>
    /// <exception cref="InvalidDataException">The bytes are not what was written.</exception>
    public static V1.Flight Read(DbDataReader reader, int ordinal) => V1.Flight.Parser.ParseFrom(ReadMessage(reader, ordinal));

    /// <summary>The facts that a column of a row holds, without the steps of a complete flight if the time of its report is known: else it is
    /// that of a step.</summary>
    /// <exception cref="InvalidDataException">The bytes are not what was written.</exception>
    public static V1.Flight ReadWithoutSteps(DbDataReader reader, int ordinal)
    {
        var message = ReadMessage(reader, ordinal);
        var flight = FlightWithoutSteps.Parse(message);
        return flight.ReportTime is null ? V1.Flight.Parser.ParseFrom(message) : flight;
    }

    private static byte[] ReadMessage(DbDataReader reader, int ordinal)
    {
        var stored = reader.GetFieldValue<byte[]>(ordinal);
        if (stored is not [Compressed, ..])
        {
            return stored;
        }

        var message = new byte[BinaryPrimitives.ReadInt32LittleEndian(stored.AsSpan(1))];
        return BrotliDecoder.TryDecompress(stored.AsSpan(HeaderLength), message, out var length) && length == message.Length
            ? message
            : throw new InvalidDataException("The facts of a flight are damaged in the database.");
    }
}
