using Flights.Platform.Errors;
using Flights.Platform.Hosting;
using Flights.Platform.Security;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Flights.Platform.Json;

/// <summary>Serves the methods to whoever does not speak gRPC, at <c>FLIGHTS_JSON_LISTEN</c>: as JSON, by the paths that stand beside the methods
/// in the contract, and to browsers by gRPC-Web.</summary>
internal static class JsonSetup
{
    private const string NoSuchPath = "NO_SUCH_PATH";

    private static readonly string[] ReadableHeaders = ["grpc-status", "grpc-message", "grpc-status-details-bin", "retry-after"];

    /// <summary>Adds what JSON and browsers need.</summary>
    public static void AddJson(this IGrpcServerBuilder grpc, WebOptions options)
    {
        grpc.AddJsonTranscoding(json =>
        {
            // As protobuf's own mapping has it, and so as flights writes it.
            json.JsonSettings.IgnoreDefaultValues = true;
            json.JsonSettings.WriteInt64sAsStrings = true;
            json.TypeRegistry = JsonErrors.Details;
        });
        grpc.Services.AddSingleton(options);
        grpc.Services.AddSingleton<HostCheck>();
        grpc.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(options.OriginList)
            .AllowAnyMethod()
            .AllowAnyHeader()
            .WithExposedHeaders(ReadableHeaders)));
    }

    /// <summary>Stands between the choice of the method and the question who may call it, on the connections of browsers and of JSON
    /// alone.</summary>
    public static void UseJson(this WebApplication app, WebOptions options) => app.UseWhen(WebConnection.Carries, web =>
    {
        web.UseCors();
        if (options.GrpcWeb)
        {
            web.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });
        }

        var hosts = web.ApplicationServices.GetRequiredService<HostCheck>();
        web.Use(async (context, next) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers.CacheControl = "no-store";
            if (hosts.RefusalOf(context.Request) is { } wrongHost)
            {
                await Refusal.WriteAsync(context, wrongHost).ConfigureAwait(false);
            }
            else if (!Refusal.IsGrpc(context.Request) && context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is null)
            {
                await Refusal.WriteAsync(context, NothingAt(context.Request)).ConfigureAwait(false);
            }
            else
            {
                await next(context).ConfigureAwait(false);
            }
        });
    });

    private static FlightsException NothingAt(HttpRequest request) => new(
        ErrorKind.NotFound, NoSuchPath, $"This process serves nothing at {request.Method} {request.Path}: /openapi.json lists what it serves.");
}
