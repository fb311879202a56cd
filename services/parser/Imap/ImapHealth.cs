using Flights.Platform.Telemetry;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Flights.Parser.Imap;

/// <summary>Whether the mailbox is being read, as a health entry of its own: the parser serves calls whatever becomes of it.</summary>
internal sealed class ImapHealth : IHealthCheck
{
    /// <summary>The name of the entry in <c>grpc.health.v1</c>.</summary>
    public const string Name = "flights.v1.ParserService/imap";

    private volatile string? _reason = ImapReasons.NotYetOpen;

    /// <summary>The folder is open, and what it holds is taken.</summary>
    public void IsReading()
    {
        _reason = null;
        FlightsTelemetry.Metrics.MailboxReading.Record(1);
    }

    /// <summary>The folder is not read.</summary>
    /// <param name="reason">Why, as of <see cref="ImapReasons"/> or of the bus.</param>
    public void IsNotReading(string reason)
    {
        _reason = reason;
        FlightsTelemetry.Metrics.MailboxReading.Record(0);
        FlightsTelemetry.Metrics.MailboxFailures.Add(1, KeyValuePair.Create<string, object?>(FlightsTelemetry.Tags.Reason, reason));
    }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_reason is { } reason ? HealthCheckResult.Unhealthy(reason) : HealthCheckResult.Healthy());
}
