using System.Globalization;

namespace Flights.Platform.Hosting;

/// <summary>Where services listen unless they are told otherwise: on loopback.</summary>
public static class ServicePorts
{
    /// <summary>The port of a process of several services.</summary>
    public const int Embedded = 5100;

    private static readonly Dictionary<string, int> Ports = new(StringComparer.Ordinal)
    {
        ["parser"] = 5101,
        ["baseline-store"] = 5102,
        ["classifier"] = 5103,
        ["notifier"] = 5104,
    };

    /// <summary>The default address of a service; of a name that is none of ours, that of <see cref="Embedded"/>.</summary>
    public static Uri AddressOf(string service) =>
        new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Ports.GetValueOrDefault(service, Embedded)}"));
}
