using Flights.Cli.Replay;
using Flights.Platform.Options;

namespace Flights.Cli.Asking;

/// <summary>Which services a command asks.</summary>
/// <param name="Server">The address of one process that has all services; null for those that the environment names.</param>
/// <param name="Data">The folder of the databases over which an embedded suite answers; null for running services.</param>
internal sealed record SuiteChoice(Uri? Server, DirectoryInfo? Data)
{
    /// <summary>Where the running services are; null for an embedded suite.</summary>
    /// <exception cref="OptionsException">A variable of the environment is wrong.</exception>
    public SuiteAddresses? Addresses() =>
        Data is not null ? null
        : Server is not null ? SuiteAddresses.Of(Server)
        : EnvironmentOptions.Read<SuiteAddresses>();
}
