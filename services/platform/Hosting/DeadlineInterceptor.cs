using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Flights.Platform.Hosting;

/// <summary>Gives a deadline to calls that have none: a caller that waits for ever is a caller that hangs. Streams are left alone.</summary>
internal sealed class DeadlineInterceptor(TimeSpan timeout, TimeProvider time) : Interceptor
{
    /// <inheritdoc/>
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        if (context.Options.Deadline is not null)
        {
            return continuation(request, context);
        }

        var options = context.Options.WithDeadline(time.GetUtcNow().UtcDateTime.Add(timeout));
        return continuation(request, new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, options));
    }
}
