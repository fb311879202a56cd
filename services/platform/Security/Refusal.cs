using System.Globalization;
using Flights.Platform.Errors;
using Flights.Platform.Hosting;
using Flights.Platform.Json;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Flights.Platform.Security;

/// <summary>Writes an error as the whole answer to a call: to one by gRPC a status without a message («Trailers-Only» of the gRPC protocol),
/// to one by JSON the status as JSON.</summary>
internal static class Refusal
{
    private const string GrpcContentType = "application/grpc";

    /// <summary>Answers a call that is not let through.</summary>
    public static Task WriteAsync(HttpContext context, FlightsException error)
    {
        var answer = ErrorTable.ToRpcException(error, callEnded: false, deadlinePassed: false);
        if (WebConnection.Carries(context) && !IsGrpc(context.Request))
        {
            return JsonErrors.WriteAsync(context.Response, answer);
        }

        WriteGrpc(context.Response, answer);
        return Task.CompletedTask;
    }

    /// <summary>Whether a request speaks gRPC, or gRPC-Web.</summary>
    public static bool IsGrpc(HttpRequest request) => request.ContentType?.StartsWith(GrpcContentType, StringComparison.OrdinalIgnoreCase) == true;

    private static void WriteGrpc(HttpResponse response, RpcException answer)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = GrpcContentType;
        response.Headers["grpc-status"] = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString(answer.Status.Detail);
        foreach (var detail in answer.Trailers.Where(trailer => trailer.IsBinary))
        {
            response.Headers[detail.Key] = Convert.ToBase64String(detail.ValueBytes);
        }
    }
}
