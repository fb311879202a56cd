using System.Reflection;
using System.Text.Json.Nodes;
using Flights.Platform.Security;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;

namespace Flights.Platform.Json;

/// <summary>Describes the methods that a process serves by JSON as an OpenAPI 3.1 document: made of the same descriptors as the methods
/// themselves, and of the comments of the contract.</summary>
internal sealed class OpenApiDocument
{
    private const string Json = "application/json";
    private const string Bearer = "bearer";
    private const string About =
        "What flights, jobs and steps did, what is judged of them, which regressions and push gates follow, and who is told of it. "
        + "Fields may be left out that have their default: 0, false, an empty text or list, the first value of an enum. "
        + "An error is a google.rpc.Status: the canonical code, a message, and in the details a stable reason and the fields that are wrong.";

    private readonly ContractComments _comments = ContractComments.Read();
    private readonly OpenApiSchemas _schemas;

    private OpenApiDocument() => _schemas = new OpenApiSchemas(_comments);

    /// <summary>Makes the document.</summary>
    /// <param name="methods">The methods, once for each path and verb by which they are served.</param>
    public static JsonObject Of(IReadOnlyList<GrpcJsonTranscodingMetadata> methods) => new OpenApiDocument().Write(methods);

    private JsonObject Write(IReadOnlyList<GrpcJsonTranscodingMetadata> methods)
    {
        var paths = new JsonObject();
        foreach (var method in methods)
        {
            var template = PathTemplate.Parse(method);
            if (paths[template.Path] is not JsonObject path)
            {
                paths[template.Path] = path = [];
            }

            path[template.Verb.ToLowerInvariant()] = Operation(method, template);
        }

        var services = methods.Select(method => method.MethodDescriptor.Service).DistinctBy(service => service.FullName);
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Flights",
                ["version"] = typeof(OpenApiDocument).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
                ["description"] = About,
            },
            ["tags"] = new JsonArray([.. services.Select(service => Described(new JsonObject { ["name"] = service.Name }, service))]),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = _schemas.ToJson(),
                ["securitySchemes"] = new JsonObject
                {
                    [Bearer] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["bearerFormat"] = "JWT" },
                },
            },

            // A process may ask for no token.
            ["security"] = new JsonArray(new JsonObject { [Bearer] = new JsonArray() }, new JsonObject()),
        };
    }

    private JsonObject Operation(GrpcJsonTranscodingMetadata method, PathTemplate template)
    {
        var descriptor = method.MethodDescriptor;
        var isFirst = descriptor.GetOptions().GetExtension(Google.Api.AnnotationsExtensions.Http).Equals(method.HttpRule);
        var operation = new JsonObject
        {
            ["operationId"] = $"{descriptor.Service.Name}_{descriptor.Name}{(isFirst ? "" : $"_{template.Verb.ToLowerInvariant()}")}",
            ["tags"] = new JsonArray(descriptor.Service.Name),
            ["summary"] = descriptor.Name,
            ["description"] = string.Join("\n\n", DescriptionOf(descriptor)),
        };
        var body = method.HttpRule.Body;
        var parameters = template.Names.Select(name => Parameter(name, "path", new JsonObject { ["type"] = "string" }))
            .Concat(body == "*" ? [] : QueryOf(descriptor.InputType, [], template, body))
            .ToArray<JsonNode?>();
        if (parameters.Length > 0)
        {
            operation["parameters"] = new JsonArray(parameters);
        }

        if (body.Length > 0)
        {
            var message = body == "*" ? descriptor.InputType : descriptor.InputType.FindFieldByName(body).MessageType;
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(message) };
        }

        operation["responses"] = new JsonObject
        {
            ["200"] = new JsonObject
            {
                ["description"] = descriptor.IsServerStreaming ? "The answers as they come, each a JSON object on a line of its own." : "The answer.",
                ["content"] = Content(descriptor.OutputType),
            },
            ["default"] = new JsonObject { ["description"] = "An error.", ["content"] = Content(Google.Rpc.Status.Descriptor) },
        };
        return operation;
    }

    private IEnumerable<string> DescriptionOf(MethodDescriptor method)
    {
        if (_comments.Of(method) is { Length: > 0 } comment)
        {
            yield return comment;
        }

        if (MethodRoles.Table.TryGetValue($"/{method.Service.FullName}/{method.Name}", out var role) && role != Role.Anyone)
        {
            yield return $"Where tokens are asked for, it needs the role `{role.ToString().ToLowerInvariant()}`.";
        }
    }

    // The fields that neither path nor body gives; those of a message one by one, unless it is one that it stands in itself.
    private IEnumerable<JsonObject> QueryOf(MessageDescriptor message, IReadOnlyList<FieldDescriptor> above, PathTemplate template, string body)
    {
        foreach (var field in message.Fields.InDeclarationOrder())
        {
            var steps = above.Append(field).ToList();
            if (field.Name == body || template.Fields.Contains(string.Join('.', steps.Select(step => step.Name))))
            {
                continue;
            }

            if (QueryParameters.CanHold(field))
            {
                var schema = _schemas.Of(field);
                schema.Remove("description");
                yield return Described(Parameter(string.Join('.', steps.Select(step => step.JsonName)), "query", schema), field);
            }
            else if (QueryParameters.CanOpen(field) && above.All(step => step.MessageType != field.MessageType))
            {
                foreach (var parameter in QueryOf(field.MessageType, steps, template, body))
                {
                    yield return parameter;
                }
            }
        }
    }

    private static JsonObject Parameter(string name, string place, JsonObject schema)
    {
        var parameter = new JsonObject { ["name"] = name, ["in"] = place, ["schema"] = schema };
        if (place == "path")
        {
            parameter["required"] = true;
        }

        return parameter;
    }

    private JsonObject Content(MessageDescriptor message) => new() { [Json] = new JsonObject { ["schema"] = _schemas.Of(message) } };

    private JsonObject Described(JsonObject element, IDescriptor descriptor)
    {
        OpenApiSchemas.Describe(element, _comments.Of(descriptor));
        return element;
    }
}
