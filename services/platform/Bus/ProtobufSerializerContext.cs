using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using MassTransit;
using MassTransit.Serialization;

namespace Flights.Platform.Bus;

/// <summary>A received message: its one type, and its bytes as they came, which is how it moves on to an error queue.</summary>
internal sealed class ProtobufSerializerContext(ProtobufSerializer serializer, MessageContext context, IMessage message, byte[] bytes)
    : BaseSerializerContext(SystemTextJsonMessageSerializer.Instance, context, [MessageTypes.UrnOf(message.Descriptor)])
{
    public override bool TryGetMessage<T>([NotNullWhen(true)] out T? found)
        where T : class
    {
        found = message as T;
        return found is not null;
    }

    public override bool TryGetMessage(Type messageType, [NotNullWhen(true)] out object? found)
    {
        found = messageType.IsInstanceOfType(message) ? message : null;
        return found is not null;
    }

    public override IMessageSerializer GetMessageSerializer() => new ForwardingSerializer(MessageTypes.NameOf(message), bytes);

    public override IMessageSerializer GetMessageSerializer<T>(MessageEnvelope envelope, T overlay) => serializer;

    public override IMessageSerializer GetMessageSerializer(object other, string[] messageTypes) => serializer;

    public override Dictionary<string, object> ToDictionary<T>(T? other)
        where T : class
        => [];
}
