using System.Collections.Concurrent;
using System.Diagnostics;
using Flights.Domain.Tests.Regressions;
using Flights.Notifier.Events;
using Flights.Platform.Errors;
using Flights.Platform.Telemetry;
using Flights.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flights.Services.Tests.Notifier;

/// <summary>What the outbox promises, whatever the database.</summary>
public abstract class EventPumpContract(SqlDialect dialect)
{
    private static readonly Row Bad = Row.Regressed("test-amber-vm", "guest-start", 90);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Drain_PublishesEachEventOnce_InSequence_AsItsOwnType()
    {
        using var rig = new LedgerRig(dialect);
        var bus = new RecordingBus();
        using var pump = Pump(rig, bus);
        await rig.ApplyAllAsync([new Run(100), new Run(101, Bad), new Run(102)], Token);

        Assert.Equal(5, await pump.DrainAsync(Token));
        Assert.Equal(0, await pump.DrainAsync(Token));

        Assert.Equal(
            [
                typeof(V1.GateChanged), typeof(V1.RegressionOpened), typeof(V1.GateChanged), typeof(V1.RegressionResolved),
                typeof(V1.GateChanged),
            ],
            bus.Taken.Select(message => message.GetType()));
    }

    [Fact]
    public async Task Drain_AfterTheBusWasDown_GoesOnWhereItStopped()
    {
        using var rig = new LedgerRig(dialect);
        var bus = new RecordingBus { Capacity = 2 };
        using var pump = Pump(rig, bus);
        await rig.ApplyAllAsync([new Run(100), new Run(101, Bad), new Run(102)], Token);

        await Assert.ThrowsAsync<FlightsException>(() => pump.DrainAsync(Token));
        bus.Capacity = int.MaxValue;
        rig.Restart();
        using var again = Pump(rig, bus);
        Assert.Equal(3, await again.DrainAsync(Token));

        Assert.Equal(5, bus.Taken.Distinct().Count());
        Assert.Equal(5, bus.Taken.Count);
    }

    [Fact]
    public async Task Drain_AfterTheDatabaseWasAway_PublishesNothingTwice()
    {
        const string Away = "ALTER TABLE events RENAME COLUMN published TO unreachable";
        const string Back = "ALTER TABLE events RENAME COLUMN unreachable TO published";
        using var rig = new LedgerRig(dialect);
        var bus = new RecordingBus();
        using var pump = Pump(rig, bus);
        await rig.ApplyAllAsync([new Run(100), new Run(101, Bad), new Run(102)], Token);

        bus.WhenTaken = _ =>
        {
            rig.Execute(Away);
            bus.WhenTaken = _ => { };
        };
        await Assert.ThrowsAnyAsync<Exception>(() => pump.DrainAsync(Token));
        await Assert.ThrowsAnyAsync<Exception>(() => pump.DrainAsync(Token));
        rig.Execute(Back);
        await pump.DrainAsync(Token);

        Assert.Equal(5, bus.Taken.Distinct().Count());
        Assert.Equal(5, bus.Taken.Count);
    }

    [Fact]
    public async Task Drain_ContinuesTheTraceOfWhatCausedTheEvent()
    {
        using var rig = new LedgerRig(dialect);
        using var pump = Pump(rig, new RecordingBus());
        using var root = new Activity("test").Start();

        // Read here, not by the listener: it would be asked while the sources are being made.
        var notifier = FlightsTelemetry.Notifier.Name;
        var spans = new ConcurrentBag<Activity>();
        using var spanListener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == notifier,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(spanListener);
        await rig.ApplyAsync(new Run(100), Token);
        var trace = root.TraceId;
        Activity.Current = null;

        await pump.DrainAsync(Token);

        Assert.Equal(
            [FlightsTelemetry.Spans.Apply, FlightsTelemetry.Spans.PublishEvents],
            spans.Where(span => span.TraceId == trace).Select(span => span.OperationName).Order(StringComparer.Ordinal));
    }

    private static EventPump Pump(LedgerRig rig, RecordingBus bus) =>
        new(rig.Log, new EventPublisher(bus), rig.Signal, TimeProvider.System, NullLogger<EventPump>.Instance);
}
