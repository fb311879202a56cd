using Flights.Platform.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Flights.Platform.Telemetry;

/// <summary>Takes the rare measurements of a process, all at its start and then again after each pause.</summary>
internal sealed partial class RareMeasurements(
    IEnumerable<IRareMeasurement> measurements, MonitoringOptions options, TimeProvider clock, ILogger<RareMeasurements> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.MeasurePause, clock);
        do
        {
            foreach (var measurement in measurements)
            {
                await MeasureAsync(measurement, stoppingToken).ConfigureAwait(false);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async Task MeasureAsync(IRareMeasurement measurement, CancellationToken cancellationToken)
    {
        try
        {
            await measurement.MeasureAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it was, a process must not end because of a number: the next measurement comes by itself.
            Log.NotMeasured(logger, failure);
        }
    }
}
