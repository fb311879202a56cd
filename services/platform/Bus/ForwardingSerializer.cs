using System.Net.Mime;
using MassTransit;

namespace Flights.Platform.Bus;

/// <summary>Sends a received message on, byte by byte as it came.</summary>
internal sealed class ForwardingSerializer(string messageType, byte[] bytes) : IMessageSerializer
{
    public ContentType ContentType { get; } = new(BusHeaders.ContentType);

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class
    {
        ProtobufSerializer.SetHeaders(context, messageType);
        return new ProtobufBody(bytes);
    }
}
