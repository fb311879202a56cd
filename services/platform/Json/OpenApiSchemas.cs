using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Flights.Platform.Json;

/// <summary>The schemas of the messages and enums that the methods speak of, as protobuf's mapping to JSON has them. Collects each that it is
/// asked for, and what that one speaks of.</summary>
internal sealed class OpenApiSchemas(ContractComments comments)
{
    private static readonly Dictionary<string, Func<JsonObject>> WellKnown = new(StringComparer.Ordinal)
    {
        ["google.protobuf.Timestamp"] = () => new() { ["type"] = "string", ["format"] = "date-time" },
        ["google.protobuf.Duration"] = () => new() { ["type"] = "string", ["pattern"] = "^-?[0-9]+(\\.[0-9]{1,9})?s$" },
        ["google.protobuf.FieldMask"] = () => new() { ["type"] = "string" },
        ["google.protobuf.Any"] = () => new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["@type"] = new JsonObject { ["type"] = "string" } },
            ["additionalProperties"] = true,
        },
    };

    private readonly SortedDictionary<string, JsonObject> _schemas = new(StringComparer.Ordinal);

    /// <summary>All that were asked for, by full name.</summary>
    public JsonObject ToJson() => new(_schemas.Select(schema => KeyValuePair.Create<string, JsonNode?>(schema.Key, schema.Value)));

    /// <summary>The schema of a message.</summary>
    public JsonObject Of(MessageDescriptor message)
    {
        if (WellKnown.TryGetValue(message.FullName, out var known))
        {
            return known();
        }

        if (!_schemas.ContainsKey(message.FullName))
        {
            // Before its fields: one of them may be of the message's own type.
            var schema = _schemas[message.FullName] = new JsonObject { ["type"] = "object" };
            Describe(schema, string.Join("\n\n", Choices(message).Prepend(comments.Of(message)).Where(text => text.Length > 0)));
            var properties = new JsonObject();
            foreach (var field in message.Fields.InDeclarationOrder())
            {
                properties[field.JsonName] = Of(field);
            }

            schema["properties"] = properties;
        }

        return Reference(message.FullName);
    }

    /// <summary>The schema of a field, with what the contract says of it.</summary>
    public JsonObject Of(FieldDescriptor field)
    {
        var schema = field switch
        {
            { IsMap: true } => new JsonObject { ["type"] = "object", ["additionalProperties"] = OfValue(field.MessageType.FindFieldByNumber(2)) },
            { IsRepeated: true } => new JsonObject { ["type"] = "array", ["items"] = OfValue(field) },
            _ => OfValue(field),
        };
        Describe(schema, comments.Of(field));
        return schema;
    }

    /// <summary>Puts a description on something, if there is one.</summary>
    public static void Describe(JsonObject element, string text)
    {
        if (text.Length > 0)
        {
            element["description"] = text;
        }
    }

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    private static IEnumerable<string> Choices(MessageDescriptor message) => message.Oneofs
        .Where(choice => !choice.IsSynthetic)
        .Select(choice => $"At most one of these is set: {string.Join(", ", choice.Fields.Select(field => $"`{field.JsonName}`"))}.");

    private JsonObject OfValue(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message => Of(field.MessageType),
        FieldType.Enum => Of(field.EnumType),
        FieldType.Bool => new() { ["type"] = "boolean" },
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => new() { ["type"] = "integer", ["format"] = "int32" },
        FieldType.UInt32 or FieldType.Fixed32 => new() { ["type"] = "integer", ["minimum"] = 0 },
        FieldType.Float or FieldType.Double => new() { ["type"] = "number" },
        // Numbers of 64 bits are texts: JavaScript would round them.
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => new() { ["type"] = "string", ["format"] = "int64" },
        FieldType.UInt64 or FieldType.Fixed64 => new() { ["type"] = "string", ["format"] = "uint64" },
        FieldType.Bytes => new() { ["type"] = "string", ["format"] = "byte" },
        _ => new() { ["type"] = "string" },
    };

    private JsonObject Of(EnumDescriptor type)
    {
        if (!_schemas.ContainsKey(type.FullName))
        {
            var schema = _schemas[type.FullName] = new JsonObject { ["type"] = "string" };
            var values = type.Values.Select(value => comments.Of(value) is { Length: > 0 } text ? $"- `{value.Name}`: {text}" : $"- `{value.Name}`");
            Describe(schema, $"{comments.Of(type)}\n\n{string.Join('\n', values)}".Trim());
            schema["enum"] = new JsonArray([.. type.Values.Select(value => JsonValue.Create(value.Name))]);
        }

        return Reference(type.FullName);
    }
}
