using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Flights.Platform.Bus;

/// <summary>Finds what a newer contract says and this one has no word for: a value of an enum that it does not know. Whoever took such a
/// value for none would record what nobody has said.</summary>
internal static class UnknownValues
{
    // The fields that are enums, or messages with such a field somewhere inside: the others need not be looked at.
    private static readonly FrozenDictionary<MessageDescriptor, FieldDescriptor[]> Fields = Reach(MessageTypes.All);

    /// <summary>The first of them.</summary>
    /// <param name="message">A message of the bus.</param>
    /// <returns>Where it is and what, such as <c>flight.run_kind = 99</c>; empty if there is none.</returns>
    public static string FirstIn(IMessage message)
    {
        foreach (var field in Fields[message.Descriptor])
        {
            var value = field.Accessor.GetValue(message);
            var found = field.IsRepeated
                ? ((IEnumerable)value).Cast<object>().Select(each => FirstIn(field, each)).FirstOrDefault(each => each.Length > 0, "")
                : FirstIn(field, value);
            if (found.Length > 0)
            {
                return found;
            }
        }

        return "";
    }

    private static string FirstIn(FieldDescriptor field, object? value)
    {
        if (field.FieldType == FieldType.Enum)
        {
            var number = Convert.ToInt32(value, CultureInfo.InvariantCulture);
            return field.EnumType.FindValueByNumber(number) is null ? string.Create(CultureInfo.InvariantCulture, $"{field.Name} = {number}") : "";
        }

        return value is not null && FirstIn((IMessage)value) is { Length: > 0 } inside ? $"{field.Name}.{inside}" : "";
    }

    private static FrozenDictionary<MessageDescriptor, FieldDescriptor[]> Reach(IEnumerable<MessageDescriptor> messages)
    {
        var all = new HashSet<MessageDescriptor>();
        foreach (var message in messages)
        {
            Collect(message, all);
        }

        // A message may hold its own kind, so what holds an enum is found from the inside out, until nothing is added.
        var holders = new HashSet<MessageDescriptor>();
        while (all.Any(message => !holders.Contains(message) && message.Fields.InFieldNumberOrder().Any(Holds) && holders.Add(message)))
        {
        }

        return all.ToFrozenDictionary(message => message, message => message.Fields.InFieldNumberOrder().Where(Holds).ToArray());

        bool Holds(FieldDescriptor field) => field.FieldType == FieldType.Enum
            || (field.FieldType == FieldType.Message && !field.IsMap && holders.Contains(field.MessageType));
    }

    private static void Collect(MessageDescriptor message, HashSet<MessageDescriptor> all)
    {
        if (!all.Add(message))
        {
            return;
        }

        foreach (var field in message.Fields.InFieldNumberOrder().Where(field => field.FieldType == FieldType.Message))
        {
            Collect(field.MessageType, all);
        }
    }
}
