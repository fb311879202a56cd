using Flights.BaselineStore;
using Flights.Classifier;
using Flights.Notifier;
using Flights.Parser;
using Flights.Platform;
using Flights.Platform.Hosting;

namespace Flights.Embedded;

/// <summary>All four services in one process: one port, SQLite files, the in-memory bus.</summary>
public static class EmbeddedSuite
{
    /// <summary>The modules, in the order of the pipeline.</summary>
    public static IServiceModule[] Modules() =>
        [new ParserModule(), new BaselineStoreModule(), new ClassifierModule(), new NotifierModule()];

    /// <summary>Builds the suite inside another program, which starts and stops it.</summary>
    /// <param name="settings">What that program decides.</param>
    /// <exception cref="Platform.Options.OptionsException">The configuration is wrong.</exception>
    public static WebApplication Build(HostSettings settings) => ServiceHost.Build(settings, Modules());
}
