using System.Net.Mime;
using MassTransit;

namespace Flights.Platform.Bus;

/// <summary>Gives MassTransit our serializer.</summary>
/// <param name="maxBytes">The largest body that is read.</param>
internal sealed class ProtobufSerializerFactory(int maxBytes) : ISerializerFactory
{
    private readonly ProtobufSerializer _serializer = new(maxBytes);

    public ContentType ContentType => _serializer.ContentType;

    public IMessageSerializer CreateSerializer() => _serializer;

    public IMessageDeserializer CreateDeserializer() => _serializer;
}
