using System.Net;
using System.Net.Sockets;
using Flights.Platform.Errors;

namespace Flights.Notifier.Channels;

/// <summary>Whom subscribers may have called: public addresses by TLS, and whatever the operator has listed. A name is judged by the address
/// that is connected to, so it does not help that it leads elsewhere the next time.</summary>
/// <param name="options">The list.</param>
public sealed class HttpTargets(DeliveryOptions options)
{
    private const int MaxLength = 2000;

    private readonly HashSet<string> _listed = new(options.Targets, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads an address that is to be called.</summary>
    /// <exception cref="FlightsException"><c>INVALID_URI</c>, or <c>TARGET_FORBIDDEN</c>. It does not quote the address, which may be a
    /// secret.</exception>
    public Uri Check(string text, string field)
    {
        if (text.Length > MaxLength || !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")
            || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
        {
            throw new FlightsException(
                ErrorKind.InvalidArgument, "INVALID_URI", $"An address has the form 'https://host/path', without user and password, and at most {MaxLength} characters.")
            {
                Field = field,
            };
        }

        var isPrivate = IPAddress.TryParse(uri.DnsSafeHost, out var address) && !PublicAddress.Is(address);
        return IsListed(uri.DnsSafeHost, uri.Port) || (uri.Scheme == Uri.UriSchemeHttps && !isPrivate) ? uri : throw Forbidden(field);
    }

    /// <summary>Connects, if that may be.</summary>
    /// <exception cref="FlightsException"><c>TARGET_FORBIDDEN</c>.</exception>
    internal async ValueTask<Stream> ConnectAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        var allowed = IsListed(target.Host, target.Port) ? addresses : [.. addresses.Where(PublicAddress.Is)];
        if (addresses.Length > 0 && allowed.Length == 0)
        {
            throw Forbidden("");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsListed(string host, int port) => _listed.Contains(host) || _listed.Contains($"{host}:{port}");

    private static FlightsException Forbidden(string field) => new(
        ErrorKind.FailedPrecondition,
        "TARGET_FORBIDDEN",
        "Public addresses alone are called, by 'https://': for others the notifier's operator lists the host in FLIGHTS_NOTIFIER_HTTP_TARGETS.")
    {
        Field = field,
    };
}
