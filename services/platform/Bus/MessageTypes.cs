using Google.Protobuf;
using Google.Protobuf.Reflection;
using MassTransit;

namespace Flights.Platform.Bus;

/// <summary>The messages that travel on the bus: those of <c>events.proto</c>.</summary>
internal static class MessageTypes
{
    private static readonly Dictionary<string, MessageDescriptor> ByName =
        V1.EventsReflection.Descriptor.MessageTypes.ToDictionary(descriptor => descriptor.FullName, StringComparer.Ordinal);

    /// <summary>The descriptors of all messages.</summary>
    public static IEnumerable<MessageDescriptor> All => ByName.Values;

    /// <summary>The full name of a message in the contract, such as <c>flights.v1.FlightReported</c>.</summary>
    public static string NameOf(IMessage message) => message.Descriptor.FullName;

    /// <summary>The message of that name; null if there is none.</summary>
    public static MessageDescriptor? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The name that MassTransit knows a message by.</summary>
    public static string UrnOf(MessageDescriptor descriptor) => MessageUrn.ForTypeString(descriptor.ClrType);
}
