using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Flights.Platform.Security;

/// <summary>Reads certificates and their keys from PEM files.</summary>
internal static class CertificateFiles
{
    // More than any list of authorities has.
    private const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Follows a certificate with its key and with the certificates that lead to its authority.</summary>
    public static WatchedFiles<SslStreamCertificateContext> Watch(string certificateFile, string keyFile, ILogger logger) =>
        new([certificateFile, keyFile], () => Read(certificateFile, keyFile), logger);

    /// <summary>Follows a list of authorities.</summary>
    public static WatchedFiles<TrustedAuthorities> WatchAuthorities(string file, ILogger logger) => new([file], () => ReadAuthorities(file), logger);

    /// <summary>What is wrong with the files of a certificate, its key and a list of authorities, each by the name of its variable and its
    /// path, which is empty if it is not set.</summary>
    public static IEnumerable<string> Errors(
        (string Name, string Path) certificate, (string Name, string Path) key, (string Name, string Path) authorities)
    {
        if (certificate.Path.Length > 0 != key.Path.Length > 0)
        {
            yield return $"{certificate.Name} and {key.Name} belong together: one is set, the other is not.";
        }
        else if (certificate.Path.Length > 0 && ErrorOf(() => Read(certificate.Path, key.Path)) is { } error)
        {
            yield return $"{certificate.Name} is '{certificate.Path}', {key.Name} is '{key.Path}': {error}";
        }

        if (ErrorOfAuthorities(authorities.Name, authorities.Path) is { } unreadable)
        {
            yield return unreadable;
        }
    }

    /// <summary>What is wrong with a list of authorities; null if nothing is, or if there is none.</summary>
    public static string? ErrorOfAuthorities(string name, string path) =>
        path.Length > 0 && ErrorOf(() => ReadAuthorities(path)) is { } error ? $"{name} is '{path}': {error}" : null;

    private static SslStreamCertificateContext Read(string certificateFile, string keyFile)
    {
        var text = SmallFile.Read(certificateFile, MostBytes);
        var certificate = X509Certificate2.CreateFromPem(text, SmallFile.Read(keyFile, MostBytes));
        var all = new X509Certificate2Collection();
        all.ImportFromPem(text);

        // Offline: the start must not wait for a server that a certificate names.
        return SslStreamCertificateContext.Create(certificate, [.. all.Skip(1)], offline: true);
    }

    private static TrustedAuthorities ReadAuthorities(string file)
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPem(SmallFile.Read(file, MostBytes));
        return all.Count > 0 ? new TrustedAuthorities(all) : throw new CryptographicException("There is no certificate in it.");
    }

    private static string? ErrorOf(Func<object> read)
    {
        try
        {
            read();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return error.Message;
        }
    }
}
