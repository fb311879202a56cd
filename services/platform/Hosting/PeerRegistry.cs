using System.Globalization;
using Flights.Platform.Options;
using Flights.Platform.Security;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Flights.Platform.Hosting;

/// <summary>The gRPC clients of other services that the modules of a process need.</summary>
internal sealed class PeerRegistry(OptionsReader options, ListenOptions listen, TlsOptions tls, IReadOnlySet<string> ownServices)
{
    // A service that was away, however long, is called again as soon after its return as a message is tried again.
    private static readonly TimeSpan FirstReconnectPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestReconnectPause = TimeSpan.FromSeconds(5);

    private readonly List<Action<IServiceCollection>> _registrations = [];

    /// <summary>Remembers a client, and reads its address unless it is of this very process.</summary>
    public void Add<TClient>(string service)
        where TClient : ClientBase<TClient>
    {
        if (ownServices.Contains(service))
        {
            _registrations.Add(parts => AddClient<TClient>(parts, service, OwnAddress.Named(service, tls)));
            return;
        }

        var address = options.ReadAddress(
            string.Create(CultureInfo.InvariantCulture, $"FLIGHTS_{service.ToUpperInvariant().Replace('-', '_')}_ADDRESS"),
            ServicePorts.AddressOf(service));
        _registrations.Add(parts => AddClient<TClient>(parts, service, address));
    }

    /// <summary>Registers the clients, once each.</summary>
    public void AddTo(IServiceCollection parts)
    {
        parts.TryAddSingleton<OwnAddress>();
        foreach (var registration in _registrations)
        {
            registration(parts);
        }
    }

    private void AddClient<TClient>(IServiceCollection parts, string service, Uri address)
        where TClient : ClientBase<TClient>
    {
        if (parts.Any(part => part.ServiceType == typeof(TClient)))
        {
            return;
        }

        var isOwn = ownServices.Contains(service);
        parts.AddGrpcClient<TClient>(client => client.Address = address)
            .ConfigureChannel(channel =>
            {
                channel.MaxReceiveMessageSize = listen.MaxMessageBytes;
                channel.MaxSendMessageSize = listen.MaxMessageBytes;
                channel.InitialReconnectBackoff = FirstReconnectPause;
                channel.MaxReconnectBackoff = LongestReconnectPause;
            })
            .ConfigurePrimaryHttpMessageHandler(provider => isOwn
                ? provider.GetRequiredService<OwnAddress>().Handler()
                : provider.GetRequiredService<PeerConnections>().Handler())
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .AddInterceptor(provider => new DeadlineInterceptor(listen.CallTimeout, provider.GetRequiredService<TimeProvider>()));
    }
}
