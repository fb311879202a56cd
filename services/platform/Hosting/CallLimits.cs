using System.Threading.RateLimiting;
using Flights.Platform.Errors;
using Flights.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Flights.Platform.Hosting;

/// <summary>Bounds how many calls of a service are worked on at once, and with that the memory that their messages take: the message of a
/// call that waits, or is refused, is not read.</summary>
public static class CallLimits
{
    /// <summary>The reason for which a call is refused that is one too many.</summary>
    public const string TooManyCalls = "TOO_MANY_CALLS";

    // A call that waits costs a stream and what its connection has received already.
    private const int WaitingForEach = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Makes a limit, which the endpoints ask for by its name, as with <c>RequireRateLimiting</c>. Ten times as many calls wait for
    /// their turn, and those beyond are refused with <see cref="TooManyCalls"/> and the time after which to try again.</summary>
    /// <param name="services">The parts of the process.</param>
    /// <param name="name">The name of the limit.</param>
    /// <param name="atOnce">How many calls are worked on at once.</param>
    public static void AddCallLimit(this IServiceCollection services, string name, int atOnce) =>
        services.Configure<RateLimiterOptions>(limits => limits.AddConcurrencyLimiter(name, limit =>
        {
            limit.PermitLimit = atOnce;
            limit.QueueLimit = checked(atOnce * WaitingForEach);
            limit.QueueProcessingOrder = QueueProcessingOrder.OldestFirst;
        }));

    /// <summary>Answers what is refused.</summary>
    internal static void AddCallLimits(this IServiceCollection services) => services.AddRateLimiter(limits => limits.OnRejected = (rejected, _) =>
        new ValueTask(Refusal.WriteAsync(rejected.HttpContext, new FlightsException(
            ErrorKind.ResourceExhausted, TooManyCalls, "Too many calls wait for their turn: try again later, or with fewer at once.")
        {
            RetryDelay = Pause * (1 + Random.Shared.NextDouble()),
        })));
}
