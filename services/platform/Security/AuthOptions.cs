using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Flights.Platform.Options;

namespace Flights.Platform.Security;

/// <summary>Whose tokens a process accepts. A key file or an authority switches the check on; without either, every caller may call
/// everything.</summary>
public sealed class AuthOptions : IValidatableObject
{
    /// <summary>The file with the keys that tokens are signed with, read again when it changes: public keys or certificates as PEM, a JWK or
    /// a set of them, or the base64 of a symmetric key of at least 32 bytes. Default: none.</summary>
    [Variable("FLIGHTS_AUTH_KEY_FILE")]
    public string KeyFile { get; set; } = "";

    /// <summary>The OpenID Connect authority whose tokens are accepted: its keys and its issuer are read from there. <c>https</c>, or
    /// <c>http</c> on this machine. Default: none.</summary>
    [Variable("FLIGHTS_AUTH_AUTHORITY")]
    public Uri? Authority { get; set; }

    /// <summary>The issuer that a token must name. Default: the authority's.</summary>
    [Variable("FLIGHTS_AUTH_ISSUER")]
    public string Issuer { get; set; } = "";

    /// <summary>The audience that a token must be made out to. Default: <c>flights</c>.</summary>
    [Variable("FLIGHTS_AUTH_AUDIENCE")]
    public string Audience { get; set; } = "flights";

    /// <summary>The claim of a token that holds the roles, as a list or as words. Default: <c>roles</c>.</summary>
    [Variable("FLIGHTS_AUTH_ROLE_CLAIM")]
    public string RoleClaim { get; set; } = "roles";

    /// <summary>Whether gRPC reflection needs no token. Default: false.</summary>
    [Variable("FLIGHTS_AUTH_OPEN_REFLECTION")]
    public bool OpenReflection { get; set; }

    /// <summary>Whether callers need a token.</summary>
    public bool IsOn => KeyFile.Length > 0 || Authority is not null;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (KeyFile.Length > 0 && Authority is not null)
        {
            yield return new ValidationResult("FLIGHTS_AUTH_KEY_FILE and FLIGHTS_AUTH_AUTHORITY are both set: one of them says whose tokens count.");
        }

        if (KeyFile.Length > 0 && Issuer.Length == 0)
        {
            yield return new ValidationResult("FLIGHTS_AUTH_ISSUER is not set: with FLIGHTS_AUTH_KEY_FILE it must say which issuer tokens name.");
        }

        if (Authority is { } authority && authority.Scheme != Uri.UriSchemeHttps && !(authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback))
        {
            yield return new ValidationResult($"FLIGHTS_AUTH_AUTHORITY is '{authority}': it must begin with 'https://', or lead to this machine.");
        }

        if (KeyFile.Length > 0 && ErrorIn(KeyFile) is { } error)
        {
            yield return new ValidationResult($"FLIGHTS_AUTH_KEY_FILE is '{KeyFile}': {error}");
        }
    }

    private static string? ErrorIn(string keyFile)
    {
        try
        {
            VerificationKeys.Read(keyFile);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException or CryptographicException)
        {
            return error.Message;
        }
    }
}
