using Google.Protobuf;
using MassTransit;

namespace Flights.Platform.Bus;

/// <summary>The body of a message: its bare protobuf encoding.</summary>
internal sealed class ProtobufBody(byte[] bytes) : MessageBody
{
    public ProtobufBody(IMessage message)
        : this(message.ToByteArray())
    {
    }

    public long? Length => bytes.Length;

    public Stream GetStream() => new MemoryStream(bytes, writable: false);

    public byte[] GetBytes() => bytes;

    public string GetString() => Convert.ToBase64String(bytes);
}
