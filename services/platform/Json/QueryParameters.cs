using System.Text.Json;
using Flights.Platform.Errors;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Flights.Platform.Json;

/// <summary>The parameters behind the question mark: fields of the request that neither the path nor the body gives, by the path of their
/// names, such as <c>step.jobId</c>. A list may be given as several parameters of one name; a list of messages cannot be given so.</summary>
internal static class QueryParameters
{
    // What has a text form in JSON stands in a parameter as that text.
    private static readonly HashSet<string> TextForms = new(StringComparer.Ordinal)
    {
        Timestamp.Descriptor.FullName, Duration.Descriptor.FullName, FieldMask.Descriptor.FullName,
    };

    /// <summary>Whether a field can be a parameter.</summary>
    public static bool CanHold(FieldDescriptor field) =>
        !field.IsMap && (field.FieldType != FieldType.Message || (!field.IsRepeated && TextForms.Contains(field.MessageType.FullName)));

    /// <summary>Whether the fields of a field can be parameters.</summary>
    public static bool CanOpen(FieldDescriptor field) =>
        field.FieldType == FieldType.Message && !field.IsRepeated && !TextForms.Contains(field.MessageType.FullName);

    /// <summary>Refuses parameters that are none of a method's, and values that they cannot have.</summary>
    /// <returns>The parameters as transcoding takes them.</returns>
    /// <exception cref="FlightsException">A parameter is wrong.</exception>
    public static IQueryCollection Check(IQueryCollection query, GrpcJsonTranscodingMetadata method)
    {
        if (query.Count == 0)
        {
            return query;
        }

        var taken = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        var path = PathTemplate.Parse(method);
        foreach (var (name, values) in query)
        {
            var (field, place) = FieldOf(name, method, path) ?? throw new FlightsException(
                ErrorKind.InvalidArgument, JsonReasons.ParameterUnknown, $"{method.MethodDescriptor.Name} has no parameter '{name}' here: /openapi.json lists them.")
            {
                Field = name,
            };
            if (!taken.TryAdd(place, ValuesOf(name, field, values)))
            {
                throw Invalid(name, "it is given in another spelling too.");
            }
        }

        return new QueryCollection(taken);
    }

    // The field that a parameter names in one of two spellings, and its name in that of the contract.
    private static (FieldDescriptor Field, string Place)? FieldOf(string name, GrpcJsonTranscodingMetadata method, PathTemplate path)
    {
        var message = method.MethodDescriptor.InputType;
        var names = new List<string>();
        FieldDescriptor? field = null;
        foreach (var part in name.Split('.'))
        {
            field = message?.Fields.InDeclarationOrder().FirstOrDefault(each => each.JsonName == part || each.Name == part);
            if (field is null)
            {
                return null;
            }

            names.Add(field.Name);
            message = CanOpen(field) ? field.MessageType : null;
        }

        var isInBody = method.HttpRule.Body == "*" || method.HttpRule.Body == names[0];
        var place = string.Join('.', names);
        return isInBody || path.Fields.Contains(place) || !CanHold(field!) ? null : (field!, place);
    }

    private static StringValues ValuesOf(string name, FieldDescriptor field, StringValues values)
    {
        if (values.Count > 1 && !field.IsRepeated)
        {
            throw Invalid(name, "it may be given once.");
        }

        foreach (var value in values)
        {
            // Everything but a truth may stand in JSON as a text.
            var text = field.FieldType == FieldType.Bool && value is ("true" or "false") ? value : JsonSerializer.Serialize(value);
            try
            {
                var message = JsonParser.Default.Parse($"{{\"{field.JsonName}\":{(field.IsRepeated ? $"[{text}]" : text)}}}", field.ContainingType);
                if (field.Accessor.GetValue(message) is FieldMask mask)
                {
                    // Transcoding does not read the names in it as those of JSON.
                    return string.Join(',', mask.Paths);
                }
            }
            catch (Exception error) when (error is IOException or FormatException or OverflowException or ArgumentException or InvalidOperationException)
            {
                throw Invalid(name, $"'{value}' is no {TypeNames.Of(field)}.");
            }
        }

        return values;
    }

    private static FlightsException Invalid(string name, string what) =>
        new(ErrorKind.InvalidArgument, JsonReasons.ParameterInvalid, $"The parameter '{name}' is wrong: {what}") { Field = name };
}
