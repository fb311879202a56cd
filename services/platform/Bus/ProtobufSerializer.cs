using System.Diagnostics;
using System.Net.Mime;
using System.Runtime.Serialization;
using System.Text;
using Google.Protobuf;
using MassTransit;
using MassTransit.Serialization;

namespace Flights.Platform.Bus;

/// <summary>Messages as bare protobuf bytes, with what else there is to say in headers: a subscriber needs the contract and an AMQP
/// client, and a publisher too.</summary>
/// <param name="maxBytes">The largest body that is read.</param>
internal sealed class ProtobufSerializer(int maxBytes) : RawMessageSerializer, IMessageSerializer, IMessageDeserializer
{
    public ContentType ContentType { get; } = new(BusHeaders.ContentType);

    public void Probe(ProbeContext context) => context.CreateScope("protobuf").Add("contentType", ContentType.MediaType);

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class
    {
        if (context.Message is not IMessage message)
        {
            throw new SerializationException($"Only protobuf messages travel on the bus, and {typeof(T)} is none.");
        }

        SetHeaders(context, MessageTypes.NameOf(message));
        return new ProtobufBody(message);
    }

    public MessageBody GetMessageBody(string text) => new ProtobufBody(Convert.FromBase64String(text));

    public ConsumeContext Deserialize(ReceiveContext receiveContext) =>
        new BodyConsumeContext(receiveContext, Deserialize(receiveContext.Body, receiveContext.TransportHeaders, receiveContext.InputAddress));

    public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null)
    {
        var name = HeaderText(headers, BusHeaders.MessageType);
        var descriptor = MessageTypes.Find(name)
            ?? throw new SerializationException(name.Length == 0
                ? $"The message has no header '{BusHeaders.MessageType}'."
                : $"The header '{BusHeaders.MessageType}' names no message of the contract: '{name}'.");
        if (body.Length > maxBytes)
        {
            throw new SerializationException($"The body has {body.Length} bytes, more than the {maxBytes} that are read.");
        }

        try
        {
            var bytes = body.GetBytes();
            var message = descriptor.Parser.ParseFrom(bytes);
            if (UnknownValues.FirstIn(message) is { Length: > 0 } unknown)
            {
                throw new SerializationException($"The body is a {name} of a newer contract: '{unknown}' is not known.");
            }

            var context = new RawMessageContext(headers, destinationAddress, RawSerializerOptions.Default);
            return new ProtobufSerializerContext(this, context, message, bytes);
        }
        catch (InvalidProtocolBufferException exception)
        {
            // Without the inner exception: the error queue tells the innermost sentence, which would not say what it is about.
            throw new SerializationException($"The body is no {name}: {exception.Message}");
        }
    }

    /// <summary>Writes the headers that go with a body.</summary>
    public static void SetHeaders(SendContext context, string messageType)
    {
        context.Headers.Set(BusHeaders.MessageType, messageType);
        if (context.MessageId is { } messageId)
        {
            context.Headers.Set(MessageHeaders.MessageId, messageId.ToString());
        }

        if (context.ConversationId is { } conversationId)
        {
            context.Headers.Set(MessageHeaders.ConversationId, conversationId.ToString());
        }

        if (context.InitiatorId is { } initiatorId)
        {
            context.Headers.Set(MessageHeaders.InitiatorId, initiatorId.ToString());
        }

        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } traceParent } activity)
        {
            context.Headers.Set(BusHeaders.TraceParent, traceParent);
            if (activity.TraceStateString is { Length: > 0 } traceState)
            {
                context.Headers.Set(BusHeaders.TraceState, traceState);
            }
        }
    }

    /// <summary>A header as text, whatever way the transport gives it; empty if it is not there.</summary>
    public static string HeaderText(Headers headers, string name) =>
        !headers.TryGetHeader(name, out var value) ? "" : value switch
        {
            string text => text,
            byte[] bytes => Encoding.UTF8.GetString(bytes),
            _ => value?.ToString() ?? "",
        };
}
