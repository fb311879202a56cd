using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Flights.Platform.Bus;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MassTransit;
using RabbitMQ.Client;

namespace Flights.Cli.Errors;

/// <summary>A message of an error queue, as the broker hands it out.</summary>
/// <param name="Queue">The queue whose consumer gave it up.</param>
/// <param name="Got">The message with its headers.</param>
internal sealed record FailedDelivery(string Queue, BasicGetResult Got)
{
    private const int IdDigits = 12;

    // How deep in a message its first resource may stand: FlightReported.flight.name is at 2.
    private const int MaxDepth = 3;

    private string MessageType => Header(BusHeaders.MessageType);

    /// <summary>What is told of it in a list.</summary>
    public V1.FailedMessage Describe()
    {
        var message = Decode();
        var told = new V1.FailedMessage
        {
            Id = Id(),
            Queue = Queue,
            MessageType = MessageType,
            Resource = message is null ? "" : ResourceIn(message, MaxDepth),
            Reason = Reason(),
            ExceptionType = Header(MessageHeaders.FaultExceptionType),
            TraceParent = Header(BusHeaders.TraceParent),
            BodyBytes = Got.Body.Length,
        };
        if (DateTimeOffset.TryParse(
            Header(MessageHeaders.FaultTimestamp), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            told.FailTime = Timestamp.FromDateTimeOffset(time);
        }

        return told;
    }

    /// <summary>All that is known of it, with its content.</summary>
    public V1.FailedMessage Show()
    {
        var told = Describe();
        if (Decode() is { } message)
        {
            told.Message = Any.Pack(message);
        }
        else
        {
            told.Body = ByteString.CopyFrom(Got.Body.Span);
        }

        return told;
    }

    /// <summary>Its name in commands: the same however often it is looked at.</summary>
    public string Id()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in new[] { Queue, MessageType, Header(MessageHeaders.FaultTimestamp) }.Select(Encoding.UTF8.GetBytes))
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
            hash.AppendData(length);
            hash.AppendData(part);
        }

        hash.AppendData(Got.Body.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..IdDigits];
    }

    /// <summary>A header as text; empty if it is not there.</summary>
    public string Header(string name) => Got.BasicProperties.Headers?.TryGetValue(name, out var value) is true
        ? value switch
        {
            byte[] bytes => Encoding.UTF8.GetString(bytes),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        }
        : "";

    private static string ResourceIn(IMessage message, int depth)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder().Where(field => !field.IsRepeated))
        {
            var resource = field.Accessor.GetValue(message) switch
            {
                string text when text.StartsWith("labs/", StringComparison.Ordinal) => text,
                IMessage inner when depth > 1 => ResourceIn(inner, depth - 1),
                _ => "",
            };
            if (resource.Length > 0)
            {
                return resource;
            }
        }

        return "";
    }

    private string Reason() => (Header(MessageHeaders.FaultMessage), Header(MessageHeaders.Reason)) switch
    {
        ({ Length: > 0 } message, _) => message,
        (_, "dead-letter") => "The consumer of this queue takes no messages of this type.",
        (_, { Length: > 0 } reason) => reason,
        _ => "The message came without a reason.",
    };

    private IMessage? Decode()
    {
        var descriptor = V1.EventsReflection.Descriptor.MessageTypes.FirstOrDefault(each => each.FullName == MessageType);
        try
        {
            return descriptor?.Parser.ParseFrom(Got.Body.Span);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
