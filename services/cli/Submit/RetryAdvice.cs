using Google.Rpc;
using Grpc.Core;

namespace Flights.Cli.Submit;

/// <summary>What a service that cannot take more now says of when it may.</summary>
internal static class RetryAdvice
{
    /// <summary>After which time to submit the same again; null if the service does not say.</summary>
    public static TimeSpan? Of(RpcException refusal) => refusal.GetRpcStatus()?.GetDetail<RetryInfo>()?.RetryDelay?.ToTimeSpan();
}
