using System.Diagnostics;
using Flights.Platform.Errors;
using Flights.Platform.Telemetry;
using Flights.Platform.Wire;

namespace Flights.Notifier.Events;

/// <summary>Publishes the events of the log, one after the other, and marks what the bus has confirmed. A crash between the two
/// publishes an event again; its name tells that it is the same. It drains one at a time.</summary>
/// <param name="log">The event log.</param>
/// <param name="publisher">Publishes one event.</param>
/// <param name="signal">Wakes the pump.</param>
/// <param name="clock">Measures the wait after a failure.</param>
/// <param name="logger">The log.</param>
public sealed partial class EventPump(
    EventLog log, EventPublisher publisher, EventSignal signal, TimeProvider clock, ILogger<EventPump> logger) : BackgroundService
{
    private const int BatchSize = 100;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    // What is on its way to the bus when the process stops: a bus that answers confirms it long before.
    private static readonly TimeSpan TimeToFinish = TimeSpan.FromSeconds(2);

    // What the bus has and the log could not be told: a database that was away is told when it is back, before anything is published again.
    private readonly List<long> _unmarked = [];

    /// <summary>Publishes whatever is unpublished.</summary>
    /// <returns>How many events were published.</returns>
    /// <exception cref="FlightsException">The bus did not take an event. Those before it are published and marked.</exception>
    public async Task<int> DrainAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        await MarkAsync();
        while (await log.UnpublishedAsync(BatchSize, cancellationToken) is { Count: > 0 } batch)
        {
            await PublishAsync(batch, cancellationToken);
            count += batch.Count;
        }

        return count;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = FirstWait;
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signal.Next;
            try
            {
                if (await DrainAsync(stoppingToken) is > 0 and var count)
                {
                    Published(logger, count, null);
                }

                wait = FirstWait;
                await next.WaitAsync(stoppingToken);
            }
            catch (FlightsException failure) when (failure.Kind == ErrorKind.Unavailable)
            {
                Delayed(logger, wait.TotalSeconds, failure);
                await Task.Delay(wait, clock, stoppingToken);
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
            }
        }
    }

    private async Task PublishAsync(List<UnpublishedEvent> batch, CancellationToken cancellationToken)
    {
        using var finish = new CancellationTokenSource();
        using var stopping = cancellationToken.Register(() => finish.CancelAfter(TimeToFinish));
        try
        {
            foreach (var each in batch)
            {
                cancellationToken.ThrowIfCancellationRequested();

                // The trace of the report goes on, though what began it is long over.
                using var span = FlightsTelemetry.Notifier.StartActivity(
                    FlightsTelemetry.Spans.PublishEvents, ActivityKind.Internal, each.TraceParent);
                await publisher.PublishAsync(each.Event, finish.Token);
                _unmarked.Add(each.Id);
                FlightsTelemetry.Metrics.EventLag.Record((clock.GetUtcNow() - each.Event.Header()!.CreateTime.ToDateTimeOffset()).TotalSeconds);
            }
        }
        finally
        {
            // Also where the next one failed or the process is stopping: what the bus has is not to be sent twice.
            await MarkAsync();
        }
    }

    private async Task MarkAsync()
    {
        if (_unmarked.Count > 0)
        {
            await log.MarkPublishedAsync(_unmarked, CancellationToken.None);
            _unmarked.Clear();
        }
    }
}
