using System.Globalization;
using Flights.Platform.Errors;
using Microsoft.AspNetCore.Http;

namespace Flights.Platform.Security;

/// <summary>Writes an error as the whole answer to a gRPC call: a status without a message («Trailers-Only» of the gRPC protocol).</summary>
internal static class Refusal
{
    public static void Write(HttpResponse response, FlightsException error)
    {
        var answer = ErrorTable.ToRpcException(error, callEnded: false, deadlinePassed: false);
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString(answer.Status.Detail);
        foreach (var detail in answer.Trailers.Where(trailer => trailer.IsBinary))
        {
            response.Headers[detail.Key] = Convert.ToBase64String(detail.ValueBytes);
        }
    }
}
