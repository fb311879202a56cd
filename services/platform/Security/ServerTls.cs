using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Flights.Platform.Security;

/// <summary>The server's side of TLS. Each connection takes what stands in the files at its time; open ones go on.</summary>
internal sealed class ServerTls
{
    private readonly WatchedFiles<SslStreamCertificateContext> _certificate;
    private readonly WatchedFiles<TrustedAuthorities>? _clients;

    public ServerTls(TlsOptions options, ILogger<ServerTls> logger)
    {
        _certificate = CertificateFiles.Watch(options.CertificateFile, options.KeyFile, logger);
        _clients = options.ClientCaFile.Length > 0 ? CertificateFiles.WatchAuthorities(options.ClientCaFile, logger) : null;
    }

    /// <summary>The options of one connection.</summary>
    /// <param name="withHttp1">Whether HTTP/1.1 may be spoken on it, and not HTTP/2 alone.</param>
    public SslServerAuthenticationOptions ForConnection(bool withHttp1)
    {
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = _certificate.Current,
            ApplicationProtocols = withHttp1 ? [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11] : [SslApplicationProtocol.Http2],
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        };
        if (_clients is { } clients)
        {
            options.ClientCertificateRequired = true;
            options.RemoteCertificateValidationCallback = (_, certificate, received, _) =>
                IsOwn(certificate) || clients.Current.VouchForClient(certificate, received);
        }

        return options;
    }

    /// <summary>How this process connects to itself: it knows its own certificate, and shows it too.</summary>
    public SslClientAuthenticationOptions ForOwnConnections() => new()
    {
        RemoteCertificateValidationCallback = (_, certificate, _, _) => IsOwn(certificate),
        LocalCertificateSelectionCallback = (_, _, _, _, _) => _certificate.Current.TargetCertificate,
    };

    private bool IsOwn(X509Certificate? certificate) =>
        certificate is not null && certificate.GetRawCertData().AsSpan().SequenceEqual(_certificate.Current.TargetCertificate.RawDataMemory.Span);
}
