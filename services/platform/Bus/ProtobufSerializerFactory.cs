using System.Net.Mime;
using MassTransit;

namespace Flights.Platform.Bus;

/// <summary>Gives MassTransit our serializer.</summary>
internal sealed class ProtobufSerializerFactory : ISerializerFactory
{
    private readonly ProtobufSerializer _serializer = new();

    public ContentType ContentType => _serializer.ContentType;

    public IMessageSerializer CreateSerializer() => _serializer;

    public IMessageDeserializer CreateDeserializer() => _serializer;
}
