using System.Diagnostics.Metrics;
using Flights.Platform.Telemetry;

namespace Flights.Platform.Tests.Telemetry;

public sealed class MetricsTests
{
    public static TheoryData<string, string, Type> Instruments => new()
    {
        { "flights.reports.parsed",      "{report}",    typeof(Counter<long>) },
        { "flights.reports.refused",     "{report}",    typeof(Counter<long>) },
        { "flights.mailbox.mails",       "{mail}",      typeof(Counter<long>) },
        { "flights.mailbox.failures",    "{failure}",   typeof(Counter<long>) },
        { "flights.mailbox.reading",     "1",           typeof(Gauge<int>) },
        { "flights.flights.recorded",    "{flight}",    typeof(Counter<long>) },
        { "flights.bisections.recorded", "{bisection}", typeof(Counter<long>) },
        { "flights.flights.classified",  "{flight}",    typeof(Counter<long>) },
        { "flights.events.published",    "{event}",     typeof(Counter<long>) },
        { "flights.pipeline.lag",        "s",           typeof(Histogram<double>) },
        { "flights.events.lag",          "s",           typeof(Histogram<double>) },
        { "flights.branch.silence",      "s",           typeof(Gauge<double>) },
        { "flights.deliveries.attempted", "{attempt}",  typeof(Counter<long>) },
        { "flights.queue.depth",         "{message}",   typeof(Gauge<long>) },
        { "flights.history.size",        "By",          typeof(Gauge<long>) },
    };

    [Theory]
    [MemberData(nameof(Instruments))]
    public void Instrument_OfTheMeter_HasItsNameUnitAndKind(string name, string unit, Type kind)
    {
        var instrument = Assert.Single(InstrumentsOfTheMeter(), instrument => instrument.Name == name);

        Assert.Equal((unit, kind), (instrument.Unit, instrument.GetType()));
    }

    [Fact]
    public void Table_OfInstruments_HasThemAll() =>
        Assert.Equal(
            InstrumentsOfTheMeter().Select(instrument => instrument.Name).Order(StringComparer.Ordinal),
            Instruments.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    private static List<Instrument> InstrumentsOfTheMeter() =>
        [.. typeof(FlightsTelemetry.Metrics).GetFields().Select(field => (Instrument)field.GetValue(null)!)];
}
