using Flights.Platform.Hosting;
using Flights.Platform.Options;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Flights.Platform;

/// <summary>Where a module puts what it needs: its options, its parts, its peers.</summary>
public sealed class ModuleServices
{
    private readonly OptionsReader _options;
    private readonly PeerRegistry _peers;

    internal ModuleServices(IServiceCollection services, OptionsReader options, PeerRegistry peers)
    {
        Services = services;
        _options = options;
        _peers = peers;
    }

    /// <summary>The parts of the process. The bus starts before the hosted services that stand here, and the gRPC server after
    /// them.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Reads options from the environment and registers them as a singleton. What is wrong with them is collected, and the
    /// process ends with the errors of all modules together before anything starts; until then the default stands for a wrong value.</summary>
    public TOptions Options<TOptions>()
        where TOptions : class, new()
    {
        var options = _options.Read(new TOptions());
        Services.AddSingleton(options);
        return options;
    }

    /// <summary>Registers the gRPC client of another service: its address is <c>FLIGHTS_{SERVICE}_ADDRESS</c>, by default the service's
    /// default port on this machine; for a service of this very process, its own address. Calls without a deadline get one.</summary>
    /// <param name="service">The name of the service, such as <c>baseline-store</c>.</param>
    public void AddPeer<TClient>(string service)
        where TClient : ClientBase<TClient>
        => _peers.Add<TClient>(service);

    /// <summary>Adds a health entry for something that the process does beside its calls: <c>grpc.health.v1</c> answers for it under its
    /// name, and the health of the process and of its services does not depend on it.</summary>
    /// <typeparam name="TCheck">The check, one of <see cref="Services"/>.</typeparam>
    /// <param name="name">Its name, <c>service/part</c>, such as <c>flights.v1.ParserService/imap</c>.</param>
    public void AddHealth<TCheck>(string name)
        where TCheck : class, IHealthCheck
        => Services.Configure<HealthCheckServiceOptions>(health => health.Registrations.Add(new HealthCheckRegistration(
            name, provider => provider.GetRequiredService<TCheck>(), failureStatus: null, tags: [HealthTags.Apart])));

    /// <summary>Adds a health entry for something that the calls lean on: <c>grpc.health.v1</c> answers for it under its name, and the
    /// process and its services are not healthy without it.</summary>
    /// <param name="name">Its name, <c>service/part</c>, such as <c>flights.v1.BaselineService/database</c>.</param>
    /// <param name="check">Makes the check.</param>
    public void AddReadiness(string name, Func<IServiceProvider, IHealthCheck> check)
        => Services.Configure<HealthCheckServiceOptions>(health => health.Registrations.Add(new HealthCheckRegistration(
            name, check, failureStatus: null, tags: [HealthTags.Named])));
}
