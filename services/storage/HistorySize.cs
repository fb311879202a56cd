using Flights.Platform.Telemetry;

namespace Flights.Storage;

/// <summary>Measures how much room the database of a service takes.</summary>
/// <param name="service">The name of the service.</param>
/// <param name="database">Its database.</param>
public sealed class HistorySize(string service, Database database) : IRareMeasurement
{
    /// <inheritdoc/>
    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var size = await database.SizeAsync(cancellationToken);
        FlightsTelemetry.Metrics.HistorySize.Record(size, KeyValuePair.Create<string, object?>(FlightsTelemetry.Tags.Database, service));
    }
}
