using Flights.Platform.Hosting;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;

namespace Flights.Platform.Json;

/// <summary>Makes a call by JSON what a service takes a call for: with a deadline if it is unary, and with write options if it streams; and its
/// error what HTTP has for it.</summary>
internal sealed class JsonCallInterceptor(ListenOptions options, TimeProvider time) : Interceptor
{
    // Whoever is woken by the timer and looks at the clock finds that the deadline is over.
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(20);

    /// <inheritdoc/>
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (!IsJson(context))
        {
            return await continuation(request, context).ConfigureAwait(false);
        }

        var deadline = time.GetUtcNow().UtcDateTime + options.MaxCallTime;
        using var timer = new CancellationTokenSource(options.MaxCallTime + Slack, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, timer.Token);
        try
        {
            return await continuation(request, new JsonCall(context, deadline, end.Token)).ConfigureAwait(false);
        }
        catch (RpcException error)
        {
            JsonErrors.AddRetryAfter(context.GetHttpContext().Response, error);
            throw;
        }
    }

    /// <inheritdoc/>
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) => IsJson(context)
        ? continuation(request, new JsonStreamWriter<TResponse>(responseStream), new JsonCall(context, DateTime.MaxValue, context.CancellationToken))
        : continuation(request, responseStream, context);

    private static bool IsJson(ServerCallContext context) =>
        context.GetHttpContext().GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is not null;
}
