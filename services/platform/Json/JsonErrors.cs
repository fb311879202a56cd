using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Flights.Platform.Json;

/// <summary>Writes an error as the whole answer to a call by JSON: a <c>google.rpc.Status</c>, with the status of HTTP that goes with its
/// code.</summary>
internal static class JsonErrors
{
    /// <summary>The messages that stand in the details of a status.</summary>
    public static readonly TypeRegistry Details = TypeRegistry.FromFiles(Google.Rpc.ErrorDetailsReflection.Descriptor);

    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithTypeRegistry(Details));

    // As transcoding writes the errors of the methods themselves.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers a call that is not let through to its method.</summary>
    public static Task WriteAsync(HttpResponse response, RpcException error)
    {
        var status = error.GetRpcStatus() ?? new Google.Rpc.Status { Code = (int)error.StatusCode, Message = error.Status.Detail };
        response.StatusCode = HttpStatusOf(error.StatusCode);
        response.ContentType = "application/json; charset=utf-8";
        if (error.StatusCode == StatusCode.Unauthenticated)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        AddRetryAfter(response, error);
        return response.WriteAsync(JsonNode.Parse(Formatter.Format(status))!.ToJsonString(Compact), response.HttpContext.RequestAborted);
    }

    /// <summary>Says in the header that HTTP has for it when to try again, if the error tells.</summary>
    public static void AddRetryAfter(HttpResponse response, RpcException error)
    {
        if (error.GetRpcStatus()?.GetDetail<Google.Rpc.RetryInfo>() is { } retry && !response.HasStarted)
        {
            var seconds = (long)Math.Ceiling(retry.RetryDelay.ToTimeSpan().TotalSeconds);
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
    }

    // As google/rpc/code.proto says, of the codes with which a call can be refused before its method is reached.
    private static int HttpStatusOf(StatusCode code) => code switch
    {
        StatusCode.InvalidArgument => StatusCodes.Status400BadRequest,
        StatusCode.Unauthenticated => StatusCodes.Status401Unauthorized,
        StatusCode.PermissionDenied => StatusCodes.Status403Forbidden,
        StatusCode.NotFound => StatusCodes.Status404NotFound,
        StatusCode.ResourceExhausted => StatusCodes.Status429TooManyRequests,
        StatusCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
