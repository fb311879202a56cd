using Grpc.Core;

namespace Flights.Cli.Submit;

/// <summary>Makes calls that take facts. One that the service has no room for now is made again when the service says.</summary>
/// <param name="patience">For how long none of them may succeed.</param>
/// <param name="clock">The clock by which that is measured.</param>
internal sealed class AdvisedCalls(TimeSpan patience, TimeProvider clock)
{
    private long _lastSuccess = clock.GetTimestamp();

    /// <summary>Makes a call.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="call">Makes it once.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="RpcException">The call failed, or there was no room for it for too long.</exception>
    public async Task<T> MakeAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var answer = await call();
                Interlocked.Exchange(ref _lastSuccess, clock.GetTimestamp());
                return answer;
            }
            catch (RpcException refusal) when (RetryAdvice.Of(refusal) is { } delay && IsInTime(delay))
            {
                await Task.Delay(delay, clock, cancellationToken);
            }
        }
    }

    private bool IsInTime(TimeSpan delay) => clock.GetElapsedTime(Interlocked.Read(ref _lastSuccess)) + delay < patience;
}
