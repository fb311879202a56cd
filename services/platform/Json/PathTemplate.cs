using System.Text;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;

namespace Flights.Platform.Json;

/// <summary>The path of a method as the contract has it, such as <c>/v1/{parent=labs/*/branches/*}/flights</c>, with a name for each part that a
/// caller fills in: <c>/v1/labs/{lab}/branches/{branch}/flights</c>.</summary>
/// <param name="Verb">The method of HTTP, in upper case.</param>
/// <param name="Path">The path with the names.</param>
/// <param name="Names">The names, in their order.</param>
/// <param name="Fields">The fields of the request that the path gives, such as <c>parent</c>.</param>
internal sealed record PathTemplate(string Verb, string Path, IReadOnlyList<string> Names, IReadOnlyList<string> Fields)
{
    /// <summary>Reads the path of a method.</summary>
    public static PathTemplate Parse(GrpcJsonTranscodingMetadata method)
    {
        var (verb, pattern) = method.HttpRule switch
        {
            { Get: { Length: > 0 } path } => ("GET", path),
            { Post: { Length: > 0 } path } => ("POST", path),
            { Patch: { Length: > 0 } path } => ("PATCH", path),
            { Put: { Length: > 0 } path } => ("PUT", path),
            var rule => ("DELETE", rule.Delete),
        };
        var text = new StringBuilder();
        var names = new List<string>();
        var fields = new List<string>();
        var rest = pattern.AsSpan();
        while (rest.IndexOf('{') is >= 0 and var open)
        {
            var close = rest.IndexOf('}');
            text.Append(rest[..open]);
            var parts = rest[(open + 1)..close].ToString().Split('=');
            fields.Add(parts[0]);
            Append(text, names, parts[^1]);
            rest = rest[(close + 1)..];
        }

        return new PathTemplate(verb, text.Append(rest).ToString(), names, fields);
    }

    // Each star is named after the collection before it.
    private static void Append(StringBuilder text, List<string> names, string segments)
    {
        var collection = "";
        var separator = "";
        foreach (var segment in segments.Split('/'))
        {
            text.Append(separator);
            separator = "/";
            if (segment == "*")
            {
                names.Add(SingularOf(collection));
                text.Append('{').Append(names[^1]).Append('}');
            }
            else
            {
                text.Append(segment);
            }

            collection = segment;
        }
    }

    private static string SingularOf(string collection) =>
        collection.EndsWith("ies", StringComparison.Ordinal) ? collection[..^3] + "y"
        : collection.EndsWith("ches", StringComparison.Ordinal) ? collection[..^2]
        : collection[..^1];
}
