using Flights.Platform.Errors;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Flights.Storage;

/// <summary>Says whether a database can be used, and if not, why.</summary>
/// <param name="database">The database.</param>
public sealed class DatabaseHealth(Database database) : IHealthCheck
{
    // Who asks wants to know soon, and a server that is gone without a word is noticed late.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await database.ProbeAsync(limit.Token);
            return HealthCheckResult.Healthy("The database can be used.");
        }
        catch (FlightsException error)
        {
            return HealthCheckResult.Unhealthy(error.Message, error.InnerException);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"The database has not answered for {Patience.TotalSeconds} s.");
        }
    }
}
