using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Flights.Platform.Security;

/// <summary>The authorities that are trusted, and no other: not those of the machine.</summary>
internal sealed class TrustedAuthorities(X509Certificate2Collection authorities)
{
    /// <summary>Whether a certificate is valid now, of one of them, and made for a server.</summary>
    public bool VouchForServer(X509Certificate? certificate, X509Chain? received) => Vouch(certificate, received, "1.3.6.1.5.5.7.3.1");

    /// <summary>Whether a certificate is valid now, of one of them, and made for a client.</summary>
    public bool VouchForClient(X509Certificate? certificate, X509Chain? received) => Vouch(certificate, received, "1.3.6.1.5.5.7.3.2");

    private bool Vouch(X509Certificate? certificate, X509Chain? received, string usage)
    {
        if (certificate is not X509Certificate2 shown)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(usage));
        chain.ChainPolicy.DisableCertificateDownloads = true;

        // A private authority publishes no list of what it has revoked: its certificates are short-lived instead.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (received is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(received.ChainPolicy.ExtraStore);
        }

        return chain.Build(shown);
    }
}
