using System.ComponentModel.DataAnnotations;
using Flights.Platform.Options;

namespace Flights.Platform.Security;

/// <summary>How a process or a command shows other services who it is, and how it knows them.</summary>
public sealed class PeerOptions : IValidatableObject
{
    /// <summary>The file with the bearer token for calls of other services, read again when it changes. Default: none is sent.</summary>
    [Variable("FLIGHTS_TOKEN_FILE")]
    public string TokenFile { get; set; } = "";

    /// <summary>The authorities of the other services' certificates as PEM, read again when they change. Default: those of the
    /// machine.</summary>
    [Variable("FLIGHTS_TLS_CA_FILE")]
    public string CaFile { get; set; } = "";

    /// <summary>The certificate to show to services that want one, as PEM. Default: none.</summary>
    [Variable("FLIGHTS_TLS_CLIENT_CERTIFICATE_FILE")]
    public string CertificateFile { get; set; } = "";

    /// <summary>Its private key as PEM, without a password. Both are read again when they change.</summary>
    [Variable("FLIGHTS_TLS_CLIENT_KEY_FILE")]
    public string KeyFile { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TokenFile.Length > 0 && !File.Exists(TokenFile))
        {
            yield return new ValidationResult($"FLIGHTS_TOKEN_FILE is '{TokenFile}': there is no such file.");
        }

        foreach (var error in CertificateFiles.Errors(
            ("FLIGHTS_TLS_CLIENT_CERTIFICATE_FILE", CertificateFile), ("FLIGHTS_TLS_CLIENT_KEY_FILE", KeyFile), ("FLIGHTS_TLS_CA_FILE", CaFile)))
        {
            yield return new ValidationResult(error);
        }
    }
}
