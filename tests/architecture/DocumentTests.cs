using System.Diagnostics.Metrics;
using Flights.BaselineStore;
using Flights.Classifier;
using Flights.Notifier;
using Flights.Parser;
using Flights.Platform;
using Flights.Platform.Options;
using Flights.Platform.Telemetry;

namespace Flights.Architecture.Tests;

/// <summary>The README says which variables, spans and metrics there are: exactly those that the services know.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void Readme_TableOfVariables_IsTheServicesOwn()
    {
        IServiceModule[] modules = [new ParserModule(), new BaselineStoreModule(), new ClassifierModule(), new NotifierModule()];
        var known = modules.SelectMany(module => OptionsCatalog.Of([module])).Select(entry => entry.Name).Distinct().Order(StringComparer.Ordinal);

        var documented = Repository.Read("README.md").Split('\n')
            .Where(line => line.StartsWith("| `FLIGHTS_", StringComparison.Ordinal) && line.Count(c => c == '|') == 5)
            .Select(line => line.Split('`')[1])
            .Order(StringComparer.Ordinal);

        Assert.Equal(known, documented);
    }

    [Fact]
    public void Readme_TableOfMetrics_IsTheServicesOwn()
    {
        var known = typeof(FlightsTelemetry.Metrics).GetFields()
            .Select(field => (Instrument)field.GetValue(null)!)
            .Select(instrument => $"{instrument.Name} {KindOf(instrument)} {instrument.Unit}")
            .Order(StringComparer.Ordinal);

        Assert.Equal(known, RowsOf("flights.").Select(row => $"{row[0]} {row[1]} {row[2]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Readme_TableOfSpans_IsTheServicesOwn()
    {
        var known = typeof(FlightsTelemetry.Spans).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();
        var services = known.Select(name => name.Split('.')[0] + ".").Distinct();

        Assert.Equal(known.Order(StringComparer.Ordinal), services.SelectMany(RowsOf).Select(row => row[0]).Order(StringComparer.Ordinal));
    }

    // The cells of the rows whose first cell is a name that begins so, without quotes.
    private static IEnumerable<string[]> RowsOf(string prefix) =>
        Repository.Read("README.md").Split('\n')
            .Where(line => line.StartsWith($"| `{prefix}", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(cell => cell.Trim(' ', '`')).ToArray());

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0].ToLowerInvariant();
}
