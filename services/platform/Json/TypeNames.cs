using Google.Protobuf.Reflection;

namespace Flights.Platform.Json;

/// <summary>What the value of a field is called.</summary>
internal static class TypeNames
{
    public static string Of(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message => field.MessageType.FullName,
        FieldType.Enum => field.EnumType.FullName,
        _ => field.FieldType.ToString().ToLowerInvariant(),
    };
}
