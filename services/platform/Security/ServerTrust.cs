using System.Net.Security;

namespace Flights.Platform.Security;

/// <summary>Whether a client believes a server: its certificate is for the name that was called, and of an authority that counts.</summary>
internal static class ServerTrust
{
    /// <summary>The check of a connection.</summary>
    /// <param name="authorities">The authorities that count; null for those of the machine.</param>
    public static RemoteCertificateValidationCallback By(WatchedFiles<TrustedAuthorities>? authorities) => (_, certificate, received, errors) =>
        authorities is null
            ? errors == SslPolicyErrors.None
            : (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None
                && authorities.Current.VouchForServer(certificate, received);
}
