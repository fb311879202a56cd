using System.Net.Security;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;

namespace Flights.Platform.Security;

/// <summary>Connects to other services as <see cref="PeerOptions"/> say. Safe for concurrent use.</summary>
public sealed class PeerConnections
{
    private const int MostTokenBytes = 64 * 1024;

    private readonly WatchedFiles<string>? _token;
    private readonly WatchedFiles<TrustedAuthorities>? _authorities;
    private readonly WatchedFiles<SslStreamCertificateContext>? _certificate;

    /// <summary>Reads the files that the options name.</summary>
    /// <param name="options">The options.</param>
    /// <param name="logs">Where it is told that a file is read again.</param>
    public PeerConnections(PeerOptions options, ILoggerFactory logs)
    {
        ArgumentNullException.ThrowIfNull(options);
        var logger = logs.CreateLogger<PeerConnections>();
        _token = options.TokenFile.Length > 0
            ? new WatchedFiles<string>([options.TokenFile], () => SmallFile.Read(options.TokenFile, MostTokenBytes).Trim(), logger)
            : null;
        _authorities = options.CaFile.Length > 0 ? CertificateFiles.WatchAuthorities(options.CaFile, logger) : null;
        _certificate = options.CertificateFile.Length > 0 ? CertificateFiles.Watch(options.CertificateFile, options.KeyFile, logger) : null;
    }

    /// <summary>A channel to a service; the caller disposes it.</summary>
    /// <param name="address">Where the service is.</param>
    public GrpcChannel OpenChannel(Uri address) =>
        GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = Handler(), DisposeHttpClient = true });

    /// <summary>A handler for the channel to one service.</summary>
    internal HttpMessageHandler Handler()
    {
        var sockets = Sockets();
        sockets.SslOptions.RemoteCertificateValidationCallback = ServerTrust.By(_authorities);
        if (_certificate is not null)
        {
            sockets.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => _certificate.Current.TargetCertificate;
        }

        return _token is null ? sockets : new BearerTokenHandler(() => _token.Current, sockets);
    }

    /// <summary>A handler that connects and adds nothing.</summary>
    internal static SocketsHttpHandler Sockets() => new()
    {
        EnableMultipleHttp2Connections = true,
        KeepAlivePingDelay = TimeSpan.FromSeconds(60),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
    };
}
