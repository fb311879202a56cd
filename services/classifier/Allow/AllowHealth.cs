using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Flights.Classifier.Allow;

/// <summary>Whether the allow files are in effect as they stand in the folder, as a health entry of its own: flights are judged whatever
/// becomes of them.</summary>
internal sealed class AllowHealth : IHealthCheck
{
    /// <summary>The name of the entry in <c>grpc.health.v1</c>.</summary>
    public const string Name = "flights.v1.ClassifierService/allow-files";

    private volatile string? _problem = "The allow files were not read yet.";

    /// <summary>They are in effect.</summary>
    public void IsRead() => _problem = null;

    /// <summary>They are not.</summary>
    /// <param name="problem">Why: the file and the line, if it is one.</param>
    public void IsNotRead(string problem) => _problem = problem;

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_problem is { } problem ? HealthCheckResult.Unhealthy(problem) : HealthCheckResult.Healthy());
}
