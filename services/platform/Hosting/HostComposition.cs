using Flights.Platform.Bus;
using Flights.Platform.Options;
using Flights.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Flights.Platform.Hosting;

/// <summary>What a choice of modules asks for, before anything is built.</summary>
internal sealed class HostComposition
{
    private HostComposition(OptionsReader options, PeerRegistry peers, ConsumerRegistry consumers)
    {
        Options = options;
        Peers = peers;
        Consumers = consumers;
    }

    public OptionsReader Options { get; }

    public PeerRegistry Peers { get; }

    public ConsumerRegistry Consumers { get; }

    /// <summary>The name of the process: in telemetry, and for its default port.</summary>
    public required string Name { get; init; }

    public required ListenOptions Listen { get; init; }

    public required MonitoringOptions Monitoring { get; init; }

    /// <summary>Whether and where it serves JSON and browsers.</summary>
    public required WebOptions Web { get; init; }

    public required BusOptions Bus { get; init; }

    /// <summary>Whose tokens it accepts.</summary>
    public required AuthOptions Auth { get; init; }

    /// <summary>How its server shows who it is.</summary>
    public required TlsOptions Tls { get; init; }

    /// <summary>How it shows other services who it is.</summary>
    public required PeerOptions PeerAccess { get; init; }

    /// <summary>All variables, those of the environment and what stands over them.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>The parts of the modules, in their order.</summary>
    public required IServiceCollection ModuleParts { get; init; }

    /// <summary>Asks the modules. What is wrong with the variables is collected in <see cref="Options"/>.</summary>
    public static HostComposition Collect(HostSettings settings, IReadOnlyList<IServiceModule> modules)
    {
        var variables = VariablesOf(settings);
        var options = new OptionsReader(variables);
        var name = settings.Name.Length > 0 ? settings.Name : modules is [var single] ? single.Name : "embedded";
        var listen = options.Read(new ListenOptions { Listen = ServicePorts.AddressOf(name), LogLevel = settings.LogLevel });
        var monitoring = options.Read(new MonitoringOptions());
        var web = options.Read(new WebOptions());
        var bus = options.Read(modules.Count == 1
            ? new BusOptions { Transport = BusTransport.Rabbitmq }
            : new BusOptions { Transport = BusTransport.InMemory, MaxWaiting = 20_000 });
        var auth = options.Read(new AuthOptions());
        var peerAccess = options.Read(new PeerOptions());
        var tls = options.Read(new TlsOptions());
        options.Require(
            listen.Listen.Scheme == Uri.UriSchemeHttp || tls.IsOn, $"FLIGHTS_LISTEN is '{listen.Listen}': FLIGHTS_TLS_CERTIFICATE_FILE is not set.");
        options.Require(
            web.JsonListen?.Scheme != Uri.UriSchemeHttps || tls.IsOn, $"FLIGHTS_JSON_LISTEN is '{web.JsonListen}': FLIGHTS_TLS_CERTIFICATE_FILE is not set.");
        var peers = new PeerRegistry(options, listen, tls, modules.Select(module => module.Name).ToHashSet(StringComparer.Ordinal));
        var consumers = new ConsumerRegistry();
        var parts = new ServiceCollection();
        foreach (var module in modules)
        {
            module.AddServices(new ModuleServices(parts, options, peers));
            module.AddConsumers(consumers);
        }

        peers.AddTo(parts);
        return new HostComposition(options, peers, consumers)
        {
            Name = name,
            Listen = listen,
            Monitoring = monitoring,
            Web = web,
            Bus = bus,
            Auth = auth,
            Tls = tls,
            PeerAccess = peerAccess,
            ModuleParts = parts,
            Variables = variables,
        };
    }

    private static Dictionary<string, string> VariablesOf(HostSettings settings)
    {
        var variables = settings.UseEnvironment ? EnvironmentOptions.Variables() : new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in settings.Overrides)
        {
            variables[name] = value;
        }

        return variables;
    }
}
