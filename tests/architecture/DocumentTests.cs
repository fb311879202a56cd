using Flights.BaselineStore;
using Flights.Classifier;
using Flights.Notifier;
using Flights.Parser;
using Flights.Platform;
using Flights.Platform.Options;

namespace Flights.Architecture.Tests;

/// <summary>The README says which variables there are: exactly those that the services know.</summary>
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
}
