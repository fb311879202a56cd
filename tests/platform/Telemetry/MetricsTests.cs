using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Flights.Platform.Telemetry;

namespace Flights.Platform.Tests.Telemetry;

public sealed class MetricsTests
{
    public static TheoryData<string, string> Instruments => new()
    {
        { "flights.reports.parsed",     "{report}" },
        { "flights.reports.refused",    "{report}" },
        { "flights.mailbox.mails",      "{mail}" },
        { "flights.mailbox.failures",   "{failure}" },
        { "flights.mailbox.reading",    "1" },
        { "flights.flights.recorded",   "{flight}" },
        { "flights.flights.classified", "{flight}" },
        { "flights.events.published",   "{event}" },
    };

    [Theory]
    [MemberData(nameof(Instruments))]
    public void Instrument_OfTheMeter_HasItsNameAndUnit(string name, string unit)
    {
        var units = new Dictionary<string, string?>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == FlightsTelemetry.MeterName)
                {
                    units[instrument.Name] = instrument.Unit;
                }
            },
        };
        RuntimeHelpers.RunClassConstructor(typeof(FlightsTelemetry.Metrics).TypeHandle);

        listener.Start();

        Assert.Equal(unit, units[name]);
    }
}
