using Flights.Platform.Hosting;

namespace Flights.Platform.Options;

/// <summary>Every environment variable that a choice of modules reads.</summary>
public static class OptionsCatalog
{
    /// <summary>One variable.</summary>
    /// <param name="Name">Its name, such as <c>FLIGHTS_LISTEN</c>.</param>
    /// <param name="Default">What stands if it is not set; empty if that is nothing.</param>
    public sealed record Entry(string Name, string Default);

    /// <summary>The variables of a process of these modules, those of the platform first.</summary>
    public static IReadOnlyList<Entry> Of(params IServiceModule[] modules) =>
        HostComposition.Collect(new HostSettings { UseEnvironment = false }, modules).Options.Entries;
}
