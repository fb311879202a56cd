using Grpc.Core;

namespace Flights.Platform.Errors;

/// <summary>Questions of one service to the baseline store, on behalf of a caller of its own.</summary>
public static class StoreCalls
{
    /// <summary>Asks the store, and tells the caller in the caller's terms if there is no answer.</summary>
    /// <typeparam name="T">What is answered.</typeparam>
    /// <param name="ask">Asks.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="FlightsException"><see cref="ErrorKind.Unavailable"/> with the reason <c>BASELINE_STORE_UNAVAILABLE</c> if the store
    /// does not answer, or not in time.</exception>
    public static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (RpcException error) when (error.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            // The client's own words name addresses and sockets, which are nothing to the caller.
            throw new FlightsException(
                ErrorKind.Unavailable, "BASELINE_STORE_UNAVAILABLE", "The baseline store does not answer: try again later.");
        }
    }
}
