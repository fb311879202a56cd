using System.Globalization;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Flights.Platform.Hosting;

/// <summary>Gives a deadline to unary calls that come without one, as if their caller had set it: nobody waits for ever, and no work goes on
/// for nobody. Streams are left alone: who follows events follows them as long as he likes.</summary>
internal sealed class CallDeadline(RequestDelegate next, ListenOptions options)
{
    // The gRPC protocol's own header, which the server reads after this.
    private const string Header = "grpc-timeout";

    private readonly string _milliseconds = string.Create(CultureInfo.InvariantCulture, $"{(long)options.MaxCallTime.TotalMilliseconds}m");

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is { Method.Type: MethodType.Unary })
        {
            context.Request.Headers.TryAdd(Header, _milliseconds);
        }

        return next(context);
    }
}
