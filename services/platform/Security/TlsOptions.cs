using System.ComponentModel.DataAnnotations;
using Flights.Platform.Options;

namespace Flights.Platform.Security;

/// <summary>How the gRPC server shows who it is, and whom it lets connect. A certificate file switches TLS on.</summary>
public sealed class TlsOptions : IValidatableObject
{
    /// <summary>The server's certificate as PEM, and after it those that lead to its authority. Default: none, no TLS.</summary>
    [Variable("FLIGHTS_TLS_CERTIFICATE_FILE")]
    public string CertificateFile { get; set; } = "";

    /// <summary>Its private key as PEM, without a password. Both are read again when they change.</summary>
    [Variable("FLIGHTS_TLS_KEY_FILE")]
    public string KeyFile { get; set; } = "";

    /// <summary>The authorities of the callers' certificates as PEM, read again when they change (mutual TLS). Default: none, callers need no
    /// certificate.</summary>
    [Variable("FLIGHTS_TLS_CLIENT_CA_FILE")]
    public string ClientCaFile { get; set; } = "";

    /// <summary>Whether the server speaks TLS.</summary>
    public bool IsOn => CertificateFile.Length > 0;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ClientCaFile.Length > 0 && !IsOn)
        {
            yield return new ValidationResult("FLIGHTS_TLS_CLIENT_CA_FILE is set, but not FLIGHTS_TLS_CERTIFICATE_FILE: only with TLS callers have certificates.");
        }

        foreach (var error in CertificateFiles.Errors(
            ("FLIGHTS_TLS_CERTIFICATE_FILE", CertificateFile), ("FLIGHTS_TLS_KEY_FILE", KeyFile), ("FLIGHTS_TLS_CLIENT_CA_FILE", ClientCaFile)))
        {
            yield return new ValidationResult(error);
        }
    }
}
