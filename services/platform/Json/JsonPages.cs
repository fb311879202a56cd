using System.Text.Json;
using System.Text.Json.Nodes;
using Flights.Platform.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Flights.Platform.Json;

/// <summary>What describes the methods, at <c>FLIGHTS_JSON_LISTEN</c>: <c>/openapi.json</c>, and at <c>/</c> a page that shows it and calls them. Both
/// are for everybody, as the contract is; what the page calls is held as any call is. The page asks no other host for anything.</summary>
internal static class JsonPages
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly Dictionary<string, (string File, string Type)> Files = new(StringComparer.Ordinal)
    {
        ["/"] = ("index.html", "text/html; charset=utf-8"),
        ["/page.js"] = ("page.js", "text/javascript; charset=utf-8"),
        ["/page.css"] = ("page.css", "text/css; charset=utf-8"),
    };

    public static void UseJsonPages(this WebApplication app)
    {
        var document = new Lazy<byte[]>(() => Write(app.Services.GetRequiredService<EndpointDataSource>()));
        app.MapWhen(
            context => WebConnection.Carries(context) && HttpMethods.IsGet(context.Request.Method) && context.Request.Path == "/openapi.json",
            page => page.Run(context => AnswerAsync(context, document.Value, "application/json")));
        foreach (var (path, (file, type)) in Files)
        {
            var content = Read(file);
            app.MapWhen(
                context => WebConnection.Carries(context) && HttpMethods.IsGet(context.Request.Method) && context.Request.Path == path,
                page => page.Run(context => AnswerAsync(context, content, type)));
        }
    }

    private static byte[] Write(EndpointDataSource served)
    {
        var methods = served.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>()).OfType<GrpcJsonTranscodingMetadata>();
        return JsonSerializer.SerializeToUtf8Bytes<JsonNode>(OpenApiDocument.Of([.. methods]), Indented);
    }

    private static byte[] Read(string file)
    {
        using var resource = typeof(JsonPages).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"There is no {file}.");
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }

    private static async Task AnswerAsync(HttpContext context, byte[] content, string type)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        await context.Response.Body.WriteAsync(content, context.RequestAborted).ConfigureAwait(false);
    }
}
