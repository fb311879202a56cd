namespace Flights.EndToEnd.Tests.Telemetry;

/// <summary>What was received up to a moment.</summary>
/// <param name="Spans">All spans.</param>
/// <param name="Logs">All entries of logs.</param>
/// <param name="Metrics">Of each instrument the latest values.</param>
internal sealed record TelemetrySnapshot(
    IReadOnlyList<ReceivedSpan> Spans, IReadOnlyList<ReceivedLog> Logs, IReadOnlyList<ReceivedMetric> Metrics);
